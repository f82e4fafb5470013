import type { Patterns } from "@/domain/api/wire-dashboard";
import { BREAK_REASONS, type BreakReason } from "@/domain/focus-session/break-reason";

type Break = Patterns["breaks"][number];

/** Sessions that broke in some minutes in a row, by activity. */
export interface BreakBin {
  /** The first minute, 0 being the one in which a session starts. */
  from: number;
  /** The last minute. */
  to: number;
  count: number;
  activities: ReadonlyMap<string, number>;
}

const BIN_MINUTES = 5;
const MIN_BINS = 6;

/** The fracture map: breaks by five minutes, from the start on; at least half an hour of them. */
export function breakBins(breaks: readonly Break[]): BreakBin[] {
  const last = Math.max(...breaks.map(({ minute }) => Math.floor(minute / BIN_MINUTES)), 0);
  return Array.from({ length: Math.max(MIN_BINS, last + 1) }, (_, index) => {
    const from = index * BIN_MINUTES;
    const to = from + BIN_MINUTES - 1;
    const within = breaks.filter(({ minute }) => from <= minute && minute <= to);
    return { from, to, count: sum(within), activities: byActivity(within) };
  });
}

/** How often each reason was given, most often first; null for those that gave none. */
export function reasonsOf(
  breaks: readonly Break[],
): { reason: BreakReason | null; count: number }[] {
  return [...BREAK_REASONS, null]
    .map((reason) => ({ reason, count: sum(breaks.filter((one) => one.reason === reason)) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

/** The minutes in which most sessions broke; null where no minutes stand out. */
export function worstBin(bins: readonly BreakBin[]): BreakBin | null {
  const most = Math.max(...bins.map(({ count }) => count), 0);
  const worst = bins.filter(({ count }) => count === most);
  return most > 1 && worst.length === 1 ? (worst[0] ?? null) : null;
}

function byActivity(breaks: readonly Break[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { activityId, count } of breaks) {
    counts.set(activityId, (counts.get(activityId) ?? 0) + count);
  }
  return counts;
}

const sum = (counted: readonly { count: number }[]) =>
  counted.reduce((total, { count }) => total + count, 0);
