import type { PeriodToDate, RatedTally, Tally } from "../api/tally";
import { addDays, type Period, periodLength, previousPeriod } from "../time/period";
import { rated, sumOf } from "./totals";

/**
 * How many days of a period have begun by `today`, while there are some to come: 0 before its first
 * day. Null on its last day and after it, when all of it is there to be compared.
 */
export function elapsedDays({ from, to }: Period, today: string): number | null {
  if (to <= today) return null;
  return today < from ? 0 : periodLength({ from, to: today });
}

/** The first days of a period; none of them where `days` is 0. */
export const firstDays = ({ from }: Period, days: number): Period => ({
  from,
  to: addDays(from, days - 1),
});

/**
 * What a period that is not over is fairly set beside: as many days of the period before. Null for a
 * period that is over, which stands beside the whole one before.
 *
 * @param earlier days or cells of them; those elsewhere count nothing.
 */
export function buildPeriodToDate(
  period: Period,
  today: string,
  earlier: readonly DatedTally[],
): PeriodToDate | null {
  const days = elapsedDays(period, today);
  if (days === null) return null;
  return { days, previous: ratedIn(earlier, firstDays(previousPeriod(period), days)) };
}

/**
 * As many days of another period, where that is as long as the whole of this one; null where it is
 * not, and only figures by the day can be compared.
 */
export function comparePeriodToDate(
  { period, other, days }: { period: Period; other: Period; days: number },
  cells: readonly DatedTally[],
): RatedTally | null {
  if (periodLength(period) !== periodLength(other)) return null;
  return ratedIn(cells, firstDays(other, days));
}

type DatedTally = Tally & { date: string };

const ratedIn = (dated: readonly DatedTally[], { from, to }: Period): RatedTally =>
  rated(sumOf(dated.filter(({ date }) => from <= date && date <= to)));
