import type { CoachedMemberPage } from "../api/coach";
import type { RatedTally } from "../api/tally";
import { type Period, periodLength } from "../time/period";

/** One side of a comparison. */
export interface ComparedPeriod extends Period {
  /** Number of days in the period. */
  of: number;
  /** Number of its first days that are compared. */
  days: number;
  /** Totals of these days. */
  tally: RatedTally;
  /** Focus minutes per compared day; null when there are none. */
  minutesPerDay: number | null;
}

/**
 * Compares a member's period with another one. Of a period that is not over, only the days that
 * have begun count, and as many days of the other if that is equally long. Empty when no other
 * period was asked for.
 */
export function comparePeriods(
  { dashboard, compared, soFar }: Pick<CoachedMemberPage, "dashboard" | "compared" | "soFar">,
  { period, compare }: { period: Period; compare: Period | null | undefined },
): ComparedPeriod[] {
  if (!compare || !compared) return [];
  const isCut = soFar?.compared != null;
  return [
    buildComparedPeriod(period, { days: soFar?.days, tally: dashboard }),
    buildComparedPeriod(compare, {
      days: isCut ? soFar.days : undefined,
      tally: soFar?.compared ?? compared,
    }),
  ];
}

function buildComparedPeriod(
  { from, to }: Period,
  { days, tally }: { days: number | undefined; tally: RatedTally },
): ComparedPeriod {
  const of = periodLength({ from, to });
  const { completed, broken, focusMinutes, completionRate } = tally;
  const compared = days ?? of;
  return {
    from,
    to,
    of,
    days: compared,
    tally: { completed, broken, focusMinutes, completionRate },
    minutesPerDay: compared === 0 ? null : Math.round(focusMinutes / compared),
  };
}
