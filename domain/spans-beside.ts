import { type Span, spanLength } from "./span";
import type { CoachedMemberPage } from "./wire-coach";
import type { RatedTally } from "./wire-dashboard";

/** A span in a comparison. */
export interface SpanBeside extends Span {
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
 * A member's span beside another one. Of a span that is not over the days that have begun count,
 * and of one as long as many. None where no other was asked for.
 */
export function spansBeside(
  { dashboard, compared, soFar }: Pick<CoachedMemberPage, "dashboard" | "compared" | "soFar">,
  { span, compare }: { span: Span; compare: Span | null | undefined },
): SpanBeside[] {
  if (!compare || !compared) return [];
  const isCut = soFar?.compared != null;
  return [
    besideOf(span, { days: soFar?.days, tally: dashboard }),
    besideOf(compare, {
      days: isCut ? soFar.days : undefined,
      tally: soFar?.compared ?? compared,
    }),
  ];
}

function besideOf(
  { from, to }: Span,
  { days, tally }: { days: number | undefined; tally: RatedTally },
): SpanBeside {
  const of = spanLength({ from, to });
  const { completed, broken, protectedMinutes, keptRate } = tally;
  const looked = days ?? of;
  return {
    from,
    to,
    of,
    days: looked,
    tally: { completed, broken, protectedMinutes, keptRate },
    minutesPerDay: looked === 0 ? null : Math.round(protectedMinutes / looked),
  };
}
