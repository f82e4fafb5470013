import type { Patterns } from "@/domain/api/dashboard";
import { BREAK_REASONS, type BreakReason } from "@/domain/focus-session/break-reason";

type Break = Patterns["breaks"][number];

/** The sessions that ended early within five minutes of each other, by activity. */
export interface BreakBin {
  /** The first minute; 0 is the minute in which a session starts. */
  from: number;
  /** The last minute, inclusive. */
  to: number;
  count: number;
  activities: ReadonlyMap<string, number>;
}

const BIN_MINUTES = 5;
const MIN_BINS = 6;

/** A histogram of the minutes at which sessions ended early. It covers at least half an hour. */
export function buildBreakHistogram(breaks: readonly Break[]): BreakBin[] {
  const last = Math.max(...breaks.map(({ minute }) => Math.floor(minute / BIN_MINUTES)), 0);
  return Array.from({ length: Math.max(MIN_BINS, last + 1) }, (_, index) => {
    const from = index * BIN_MINUTES;
    const to = from + BIN_MINUTES - 1;
    const within = breaks.filter(({ minute }) => from <= minute && minute <= to);
    return { from, to, count: sumCounts(within), activities: countByActivity(within) };
  });
}

/** How often each reason was given, most frequent first; null for sessions without a reason. */
export function countReasons(
  breaks: readonly Break[],
): { reason: BreakReason | null; count: number }[] {
  return [...BREAK_REASONS, null]
    .map((reason) => ({ reason, count: sumCounts(breaks.filter((one) => one.reason === reason)) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

/** The bin with the most sessions; null where none stands out. */
export function findWorstBin(bins: readonly BreakBin[]): BreakBin | null {
  const most = Math.max(...bins.map(({ count }) => count), 0);
  const worst = bins.filter(({ count }) => count === most);
  return most > 1 && worst.length === 1 ? (worst[0] ?? null) : null;
}

function countByActivity(breaks: readonly Break[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { activityId, count } of breaks) {
    counts.set(activityId, (counts.get(activityId) ?? 0) + count);
  }
  return counts;
}

export const sumCounts = (items: readonly { count: number }[]): number =>
  items.reduce((total, { count }) => total + count, 0);
