import { rated, sumOf } from "./dashboard-totals";
import { addDays, previousSpan, type Span, spanLength } from "./span";
import type { RatedTally, SoFar, Tally } from "./wire-dashboard";

/**
 * How many days of a span have begun by `today`, while there are some to come: 0 before its first
 * day. Null on its last day and after it, when all of it is there to be compared.
 */
export function daysSoFar({ from, to }: Span, today: string): number | null {
  if (to <= today) return null;
  return today < from ? 0 : spanLength({ from, to: today });
}

/** The first days of a span; none of them where `days` is 0. */
export const firstDays = ({ from }: Span, days: number): Span => ({
  from,
  to: addDays(from, days - 1),
});

/**
 * What a span that is not over is fairly set beside: as many days of the span before. Null for a
 * span that is over, which stands beside the whole one before.
 *
 * @param earlier days or cells of them; those elsewhere count nothing.
 */
export function soFarOf(span: Span, today: string, earlier: readonly DatedTally[]): SoFar | null {
  const days = daysSoFar(span, today);
  if (days === null) return null;
  return { days, previous: ratedIn(earlier, firstDays(previousSpan(span), days)) };
}

/**
 * As many days of another span, where that is as long as the whole of this one; null where it is
 * not, and only figures by the day can be compared.
 */
export function comparedSoFar(
  { span, other, days }: { span: Span; other: Span; days: number },
  cells: readonly DatedTally[],
): RatedTally | null {
  if (spanLength(span) !== spanLength(other)) return null;
  return ratedIn(cells, firstDays(other, days));
}

type DatedTally = Tally & { date: string };

const ratedIn = (dated: readonly DatedTally[], { from, to }: Span): RatedTally =>
  rated(sumOf(dated.filter(({ date }) => from <= date && date <= to)));
