import type { PeriodToDate, RatedTally, Tally } from "../api/tally";
import { addDays, type Period, periodLength, previousPeriod } from "../time/period";
import { addCompletionRate, sumTallies } from "./totals";

/**
 * Number of days of a period that have begun by `today`; 0 before its first day. Null from its last
 * day on, when the whole period can be compared.
 */
export function countElapsedDays({ from, to }: Period, today: string): number | null {
  if (to <= today) return null;
  return today < from ? 0 : periodLength({ from, to: today });
}

/** The first days of a period; empty when `days` is 0. */
export const findFirstDays = ({ from }: Period, days: number): Period => ({
  from,
  to: addDays(from, days - 1),
});

/**
 * Returns the figures that a period is compared with while it is not over: as many days of the
 * period before. Null for a period that is over, which is compared with the whole period before.
 *
 * @param earlier tallies of any days; those outside the previous period are ignored.
 */
export function buildPeriodToDate(
  period: Period,
  today: string,
  earlier: readonly DatedTally[],
): PeriodToDate | null {
  const days = countElapsedDays(period, today);
  if (days === null) return null;
  return { days, previous: sumPeriod(earlier, findFirstDays(previousPeriod(period), days)) };
}

/**
 * The total of the first `days` of another period. Null when that is not as long as this one, so
 * that only figures per day can be compared.
 */
export function comparePeriodToDate(
  { period, other, days }: { period: Period; other: Period; days: number },
  cells: readonly DatedTally[],
): RatedTally | null {
  if (periodLength(period) !== periodLength(other)) return null;
  return sumPeriod(cells, findFirstDays(other, days));
}

type DatedTally = Tally & { date: string };

const sumPeriod = (dated: readonly DatedTally[], { from, to }: Period): RatedTally =>
  addCompletionRate(sumTallies(dated.filter(({ date }) => from <= date && date <= to)));
