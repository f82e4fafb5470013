import type { Tally } from "../api/tally";

/**
 * The days with most and with least protected time among those on which a session ended; both null
 * when fewer than two were. Among equals the best is the earliest, the worst the latest, so that
 * they are never the same day. A day that is not over may be the best already; the worst it cannot
 * be yet, and nor is any other while only one is over.
 *
 * @param days oldest first.
 * @param today the person's local day.
 */
export function bestAndWorstDay(
  days: readonly (Tally & { date: string })[],
  today: string,
): {
  bestDay: string | null;
  worstDay: string | null;
} {
  const used = days.filter((day) => day.completed + day.broken > 0);
  const ranked = used.sort((a, b) => b.focusMinutes - a.focusMinutes);
  const [best, ...others] = ranked;
  if (!best || others.length === 0) return { bestDay: null, worstDay: null };
  const worst = others.findLast(({ date }) => date < today);
  return { bestDay: best.date, worstDay: worst?.date ?? null };
}
