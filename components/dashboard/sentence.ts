import type { ActivityTally, PersonalDashboard, RatedTally } from "@/domain/api/wire-dashboard";

/** What stands out in a span, to be said before any figure is drawn. */
export interface Outstanding {
  /**
   * The activity with most protected time, and how much of it: all, more than half, or only more
   * than any other. */
  most: { name: string; share: "all" | "most" | "largest" } | null;
  /** The activity that lost most sessions, where it lost a good part of them. */
  losing: { name: string; broken: number; ended: number } | null;
}

/** Lost sessions below this many, or this share, are not worth a sentence. */
const MIN_LOST = 2;
const MIN_LOST_SHARE = 0.4;

/** What stands out among the activities of a span. */
export function outstanding({
  byActivity,
  focusMinutes,
}: Pick<PersonalDashboard, "byActivity" | "focusMinutes">): Outstanding {
  const [first, second] = byActivity;
  const isAhead = first && first.focusMinutes > (second?.focusMinutes ?? 0);
  return {
    most: isAhead ? { name: first.name, share: shareOf(first.focusMinutes / focusMinutes) } : null,
    losing: losingOf(byActivity),
  };
}

function shareOf(share: number): "all" | "most" | "largest" {
  if (share === 1) return "all";
  return share > 0.5 ? "most" : "largest";
}

function losingOf(activities: readonly ActivityTally[]): Outstanding["losing"] {
  const losing = activities
    .map(({ name, completed, broken }) => ({ name, broken, ended: completed + broken }))
    .filter(({ broken, ended }) => broken >= MIN_LOST && broken / ended >= MIN_LOST_SHARE);
  return losing.sort((a, b) => b.broken - a.broken)[0] ?? null;
}

/** A figure beside the one of the span before. */
export interface Difference {
  how: "more" | "less" | "same";
  /** Never negative. */
  by: number;
}

export function difference(now: number, before: number): Difference {
  if (now === before) return { how: "same", by: 0 };
  return { how: now > before ? "more" : "less", by: Math.abs(now - before) };
}

/** A kept rate in whole percent, 0 and 100 only where they are exact; null with nothing ended. */
export function toPercent({ completionRate }: Pick<RatedTally, "completionRate">): number | null {
  if (completionRate === null || completionRate === 0 || completionRate === 1)
    return completionRate && completionRate * 100;
  return Math.min(99, Math.max(1, Math.round(completionRate * 100)));
}
