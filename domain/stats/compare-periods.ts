import type { CoachedMemberPage } from "../api/coach";
import type { RatedTally } from "../api/tally";
import { type Period, periodLength } from "../time/period";

/** A period in a comparison. */
export interface ComparablePeriod extends Period {
  /** How many days it has. */
  of: number;
  /** How many of them are looked at, the first ones. */
  days: number;
  /** What these came to. */
  tally: RatedTally;
  /** Protected minutes a day looked at; null before its first. */
  minutesPerDay: number | null;
}

/**
 * A member's period beside another one. Of a period that is not over the days that have begun count,
 * and of one as long as many. None where no other was asked for.
 */
export function comparablePeriods(
  { dashboard, compared, soFar }: Pick<CoachedMemberPage, "dashboard" | "compared" | "soFar">,
  { period, compare }: { period: Period; compare: Period | null | undefined },
): ComparablePeriod[] {
  if (!compare || !compared) return [];
  const isCut = soFar?.compared != null;
  return [
    besideOf(period, { days: soFar?.days, tally: dashboard }),
    besideOf(compare, {
      days: isCut ? soFar.days : undefined,
      tally: soFar?.compared ?? compared,
    }),
  ];
}

function besideOf(
  { from, to }: Period,
  { days, tally }: { days: number | undefined; tally: RatedTally },
): ComparablePeriod {
  const of = periodLength({ from, to });
  const { completed, broken, focusMinutes, completionRate } = tally;
  const looked = days ?? of;
  return {
    from,
    to,
    of,
    days: looked,
    tally: { completed, broken, focusMinutes, completionRate },
    minutesPerDay: looked === 0 ? null : Math.round(focusMinutes / looked),
  };
}
