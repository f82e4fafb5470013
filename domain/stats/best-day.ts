import type { Tally } from "../api/tally";

/**
 * The days with the most and the least focus time among those on which a session ended. Both are
 * null when there are fewer than two. Of equal days the best is the earliest and the worst the
 * latest, so the two differ. Only a day that is over can be the worst.
 *
 * @param days oldest first.
 * @param today the person's local day.
 */
export function findBestAndWorstDay(
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
