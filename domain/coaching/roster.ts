import type { CoachedMember } from "../api/coach";
import type { Streak } from "../api/dashboard";
import {
  computeCompletionRate,
  type DayCell,
  type NamedActivity,
  sumTallies,
  tallyByActivity,
} from "../stats/totals";
import { addDays, findWeek, type Period, previousPeriod } from "../time/period";
import { type Flag, findFlags, LATEST_DAYS, type RecentLengths } from "./flags";
import type { Grant } from "./grant";

/** Days in the strip of a roster row, today included. */
const STRIP_DAYS = 28;

/** The facts about a member that a grant shares. */
export interface SeenFacts {
  now: Date;
  timeZone: string;
  /** The member's local day. */
  today: string;
  /** The local day of the grant: silence counts from it if there are no sessions. */
  grantedOn: string;
  /** Ended sessions of all days without rests, by the activity under which they are shown. */
  cells: readonly DayCell[];
  activities: readonly NamedActivity[];
  /** With the days of the strip. */
  streak: Streak;
  sizes: readonly RecentLengths[];
  /** Start of the last ended session, ISO 8601. */
  lastSessionAt: string | null;
}

/** The period of the strip that ends on this day. */
export const findStripPeriod = (today: string): Period => ({
  from: addDays(today, 1 - STRIP_DAYS),
  to: today,
});

export function buildCoachedMember(
  { userId, name, grant }: { userId: string; name: string; grant: Grant },
  facts: SeenFacts,
): CoachedMember {
  const { today, cells, activities, streak } = facts;
  const recent = filterCells(cells, findStripPeriod(today));
  const week = findWeek(today);
  const lastWeek = previousPeriod(week);
  return {
    userId,
    name,
    streak: { current: streak.current, longest: streak.longest },
    strip: streak.days.map(({ date, status, isBefore }) => ({
      date,
      status,
      ...(isBefore && { isBefore }),
    })),
    thisWeek: sumTallies(filterCells(cells, week)),
    lastWeek: sumTallies(filterCells(cells, lastWeek)),
    lastWeekSoFar: sumTallies(filterCells(cells, { ...lastWeek, to: addDays(today, -7) })),
    completionRate: computeCompletionRate(sumTallies(recent)),
    byActivity: tallyByActivity(recent, activities),
    lastSessionOn: findLastDay(cells),
    lastSessionAt: grant.scope === "room" ? facts.lastSessionAt : null,
    flags: findMemberFlags(facts),
    grant,
  };
}

export function findMemberFlags(facts: SeenFacts): Flag[] {
  const { now, timeZone, today, cells, streak, sizes } = facts;
  const strip = findStripPeriod(today);
  return findFlags({
    now,
    timeZone,
    today,
    streak,
    lastDay: findLastDay(cells) ?? facts.grantedOn,
    recent: sumTallies(filterCells(cells, strip)),
    latest: sumTallies(filterCells(cells, { from: addDays(today, 1 - LATEST_DAYS), to: today })),
    before: sumTallies(filterCells(cells, previousPeriod(strip))),
    sizes,
  });
}

export function filterCells(cells: readonly DayCell[], { from, to }: Period): DayCell[] {
  return cells.filter(({ date }) => from <= date && date <= to);
}

function findLastDay(cells: readonly DayCell[]): string | null {
  let last: string | null = null;
  for (const { date } of cells) if (last === null || date > last) last = date;
  return last;
}
