import type { Database } from "@/db/client";
import { readClock } from "@/db/clock";
import type { Streak } from "@/domain/api/dashboard";
import { computeStreak, type DayCount } from "@/domain/stats/streak";
import type { DayCell } from "@/domain/stats/totals";
import { FIRST_DAY, LAST_DAY } from "@/domain/time/day-bounds";
import { localDay } from "@/domain/time/local-day";
import { addDays, type Period } from "@/domain/time/period";
import { listRestRules } from "../rest-days/queries";
import { listCountedActivities } from "./activity-queries";
import { listVisibleCells, wholeHistory } from "./visible-queries";

export const EVER: Period = { from: FIRST_DAY, to: LAST_DAY };
const SHOWN_DAYS = 366;

/** A person whose streak is computed, with the cells of all days that the viewer may see. */
export interface StreakQuery {
  userId: string;
  /** Of their account. */
  timeZone: string;
  cells: readonly DayCell[];
}

/** Returns the days that a streak lists by default: the last 366. */
export const streakPeriod = (today: string): Period => ({
  from: addDays(today, 1 - SHOWN_DAYS),
  to: today,
});

/**
 * Returns a person's streak over all their sessions, by the database's clock and the time zone of
 * their account. Lists the days of `shown`, by default the last 366.
 */
export async function findStreak(
  database: Database,
  { userId, timeZone, shown }: { userId: string; timeZone: string; shown?: Period | undefined },
): Promise<Streak> {
  const [now, activities] = await Promise.all([
    readClock(database.db),
    listCountedActivities(database, [userId]),
  ]);
  const cells = await listVisibleCells(database, [wholeHistory(userId)], {
    activities,
    period: EVER,
  });
  const query = { userId, timeZone, cells: cells.get(userId) ?? [] };
  const shownOn = (today: string) => shown ?? streakPeriod(today);
  const [streak] = await computeStreaks(database, [query], { now, shownOn });
  if (!streak) throw new Error("computeStreaks returned no streak");
  return streak;
}

/**
 * Returns the streaks of many people in the given order, computed from the cells the viewer may
 * see.
 */
export async function computeStreaks(
  database: Database,
  people: readonly StreakQuery[],
  { now, shownOn }: { now: Date; shownOn: (today: string) => Period },
): Promise<Streak[]> {
  const rules = await listRestRules(
    database.history,
    people.map(({ userId }) => userId),
  );
  return people.map(({ userId, timeZone, cells }) => {
    const today = localDay(now, timeZone);
    const rest = rules.get(userId) ?? { weekdayRules: [], dates: [] };
    return computeStreak({ counts: countByDay(cells), rest, today }, shownOn(today));
  });
}

/** Counts the ended sessions of each day. */
function countByDay(cells: readonly DayCell[]): Map<string, DayCount> {
  const counts = new Map<string, DayCount>();
  for (const { date, completed, broken } of cells) {
    const count = counts.get(date) ?? { completed: 0, broken: 0 };
    counts.set(date, {
      completed: count.completed + completed,
      broken: count.broken + broken,
    });
  }
  return counts;
}
