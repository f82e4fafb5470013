import type { CoachedMember } from "../api/coach";
import type { Streak } from "../api/dashboard";
import {
  completionRate,
  type DayCell,
  type NamedActivity,
  sumOf,
  tallyByActivity,
} from "../stats/totals";
import { addDays, type Period, previousPeriod, weekOf } from "../time/period";
import { type Flag, flagsOf, LATEST_DAYS, type RecentSizes } from "./flags";
import type { Grant } from "./grant";

/** The days of a register's strip, today the last. */
const STRIP_DAYS = 28;

/** What is seen of a member within a grant. */
export interface SeenFacts {
  now: Date;
  timeZone: string;
  /** The member's local day. */
  today: string;
  /** The local day of the grant, from which on silence is counted where nothing is seen. */
  grantedOn: string;
  /** Ended sessions that count, of all days, each under the activity it is shown as. */
  cells: readonly DayCell[];
  activities: readonly NamedActivity[];
  /** Lists the days of the strip. */
  streak: Streak;
  sizes: readonly RecentSizes[];
  /** Start of the last ended session that is seen, ISO 8601. */
  lastSessionAt: string | null;
}

/** The days of the strip that ends on this day. */
export const stripOf = (today: string): Period => ({
  from: addDays(today, 1 - STRIP_DAYS),
  to: today,
});

/** A row of the register. */
export function rosterRow(
  { userId, name, grant }: { userId: string; name: string; grant: Grant },
  facts: SeenFacts,
): CoachedMember {
  const { today, cells, activities, streak } = facts;
  const recent = cellsIn(cells, stripOf(today));
  const week = weekOf(today);
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
    thisWeek: sumOf(cellsIn(cells, week)),
    lastWeek: sumOf(cellsIn(cells, lastWeek)),
    lastWeekSoFar: sumOf(cellsIn(cells, { ...lastWeek, to: addDays(today, -7) })),
    completionRate: completionRate(sumOf(recent)),
    byActivity: tallyByActivity(recent, activities),
    lastSessionOn: lastDayOf(cells),
    lastSessionAt: grant.scope === "room" ? facts.lastSessionAt : null,
    flags: flagsWithin(facts),
    grant,
  };
}

/** The flags of a member by what is seen of them. */
export function flagsWithin(facts: SeenFacts): Flag[] {
  const { now, timeZone, today, cells, streak, sizes } = facts;
  const strip = stripOf(today);
  return flagsOf({
    now,
    timeZone,
    today,
    streak,
    lastDay: lastDayOf(cells) ?? facts.grantedOn,
    recent: sumOf(cellsIn(cells, strip)),
    latest: sumOf(cellsIn(cells, { from: addDays(today, 1 - LATEST_DAYS), to: today })),
    before: sumOf(cellsIn(cells, previousPeriod(strip))),
    sizes,
  });
}

/** The cells of a period. */
export function cellsIn(cells: readonly DayCell[], { from, to }: Period): DayCell[] {
  return cells.filter(({ date }) => from <= date && date <= to);
}

function lastDayOf(cells: readonly DayCell[]): string | null {
  let last: string | null = null;
  for (const { date } of cells) if (last === null || date > last) last = date;
  return last;
}
