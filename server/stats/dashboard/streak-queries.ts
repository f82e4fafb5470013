import type { Database } from "@/db/client";
import { readClock } from "@/db/clock";
import { pgArray } from "@/db/pg-array";
import type { Streak } from "@/domain/api/wire-dashboard";
import { computeStreak, type DayCount } from "@/domain/stats/streak";
import type { DayCell } from "@/domain/stats/totals";
import { localDay } from "@/domain/time/local-day";
import { addDays, type Period } from "@/domain/time/period";
import { existedFor, skippedDays, type ZoneFrom } from "@/domain/time/skipped-day";
import { restRulesByPerson } from "../rest-days/queries";
import { countingActivities } from "./activity-queries";
import {
  IS_SEEN,
  SEEN_ARRAYS,
  type Seen,
  seenValues,
  visibleCells,
  whole,
} from "./visible-queries";
import { zonesOf } from "./zone-queries";

export const EVER: Period = { from: "0001-01-01", to: "9999-12-31" };
const SHOWN_DAYS = 366;

/** Whose streak: what is seen of them, where they are by their account, and their cells of ever. */
export interface StreakAsked extends Seen {
  timeZone: string;
  cells: readonly DayCell[];
}

/** The days that a streak lists unless told: the last 366. */
export const streakPeriod = (today: string): Period => ({
  from: addDays(today, 1 - SHOWN_DAYS),
  to: today,
});

/**
 * A person's streak by the database's clock and the zone of their account, over all they ever
 * did, with the days of `shown`: the last 366 up to today unless told.
 */
export async function streakFigures(
  database: Database,
  { userId, timeZone, shown }: { userId: string; timeZone: string; shown?: Period | undefined },
): Promise<Streak> {
  const own = whole(userId);
  const [now, activities] = await Promise.all([
    readClock(database.db),
    countingActivities(database, [userId]),
  ]);
  const cells = await visibleCells(database, [own], { activities, period: EVER });
  const asked = { ...own, timeZone, cells: cells.get(userId) ?? [] };
  const shownOn = (today: string) => shown ?? streakPeriod(today);
  const [streak] = await computeStreaks(database, [asked], { now, shownOn });
  if (!streak) throw new Error("a streak was asked for and none was counted");
  return streak;
}

/** The streaks of many people, in their order, over what is seen of them. */
export async function computeStreaks(
  database: Database,
  people: readonly StreakAsked[],
  { now, shownOn }: { now: Date; shownOn: (today: string) => Period },
): Promise<Streak[]> {
  const asked = people.map((person) => {
    const today = localDay(now, person.timeZone);
    const shown = shownOn(today);
    const counts = countsOf(person.cells);
    const period = periodOver([shown.from, shown.to, today, ...counts.keys()]);
    return { ...person, today, shown, counts, period };
  });
  const userIds = people.map(({ userId }) => userId);
  const [rules, zones] = await Promise.all([
    restRulesByPerson(database.db, userIds),
    zonesBeforeSkips(database, asked),
  ]);
  return asked.map(({ userId, timeZone, today, shown, counts, period }) => {
    const rest = rules.get(userId) ?? { weekdayRules: [], dates: [] };
    const existed = existedFor(zones.get(userId) ?? [], timeZone, period);
    return computeStreak({ counts, rest, today, existed }, shown);
  });
}

/** Ended sessions of every day on which there is one. */
function countsOf(cells: readonly DayCell[]): Map<string, DayCount> {
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

const ZONES_BEFORE = `
select seen.user_id as "userId", found.date, found."timeZone"
from unnest(${SEEN_ARRAYS}, $4::date[]) as seen (user_id, room_id, since, day)
cross join lateral (
  select s.local_date::text as date, s.time_zone as "timeZone" from focus_session s
  where ${IS_SEEN} and s.local_date < seen.day
  order by s.local_date desc, s.started_at desc limit 1
) found
order by found.date`;

/**
 * Where each person was before each date that one of their zones skipped: hardly anybody ever
 * lives to see one (Apia, 2011-12-30), so hardly ever is there anything to read.
 */
async function zonesBeforeSkips(
  database: Database,
  people: (Seen & { timeZone: string; period: Period })[],
): Promise<Map<string, ZoneFrom[]>> {
  const rows = await zonesOf(
    database,
    people.map(({ userId }) => userId),
  );
  const names = new Map(people.map(({ userId, timeZone }) => [userId, new Set([timeZone])]));
  for (const { userId, name } of rows) names.get(userId)?.add(name);
  const asked = people.flatMap(({ period, timeZone: _, ...seen }) => {
    const zones = [...(names.get(seen.userId) ?? [])];
    const days = new Set(zones.flatMap((name) => skippedDays(period, name)));
    return [...days].map((day) => ({ ...seen, day }));
  });
  const before = new Map<string, ZoneFrom[]>();
  if (asked.length === 0) return before;
  const values = [...seenValues(asked), pgArray(asked.map(({ day }) => day))];
  const found = await database.prepared<ZoneFrom & { userId: string }>(ZONES_BEFORE, values);
  for (const { userId, ...zone } of found) {
    before.set(userId, [...(before.get(userId) ?? []), zone]);
  }
  return before;
}

function periodOver(days: string[]): Period {
  let [from, to] = [EVER.to, EVER.from];
  for (const day of days) {
    if (day < from) from = day;
    if (day > to) to = day;
  }
  return { from, to };
}
