import type { PersonalDashboard } from "@/domain/api/dashboard";
import type { ActivityTally, RatedTally } from "@/domain/api/tally";

/** The findings about a period that are worth a sentence. */
interface Highlights {
  /** The activity with the most focus time: all of it, more than half, or the largest share. */
  most: { name: string; share: "all" | "most" | "largest" } | null;
  /** The activity with the most broken sessions, where they are a large share of its sessions. */
  mostBroken: { name: string; broken: number; ended: number } | null;
}

/** Fewer broken sessions, or a smaller share, are not worth a sentence. */
const MIN_BROKEN = 2;
const MIN_BROKEN_SHARE = 0.4;

export function findHighlights({
  byActivity,
  focusMinutes,
}: Pick<PersonalDashboard, "byActivity" | "focusMinutes">): Highlights {
  const [first, second] = byActivity;
  const hasMost = first && first.focusMinutes > (second?.focusMinutes ?? 0);
  return {
    most: hasMost
      ? { name: first.name, share: describeShare(first.focusMinutes / focusMinutes) }
      : null,
    mostBroken: findMostBroken(byActivity),
  };
}

function describeShare(share: number): "all" | "most" | "largest" {
  if (share === 1) return "all";
  return share > 0.5 ? "most" : "largest";
}

function findMostBroken(activities: readonly ActivityTally[]): Highlights["mostBroken"] {
  const candidates = activities
    .map((tally) => ({ name: tally.name, broken: tally.broken, ended: countEnded(tally) }))
    .filter(({ broken, ended }) => broken >= MIN_BROKEN && broken / ended >= MIN_BROKEN_SHARE);
  return candidates.sort((a, b) => b.broken - a.broken)[0] ?? null;
}

/** Sessions that have ended, completed or broken. */
export const countEnded = ({ completed, broken }: { completed: number; broken: number }): number =>
  completed + broken;

interface Difference {
  how: "more" | "less" | "same";
  /** Never negative. */
  by: number;
}

/** How a figure differs from the one it is compared with. */
export function compareValues(now: number, previous: number): Difference {
  if (now === previous) return { how: "same", by: 0 };
  return { how: now > previous ? "more" : "less", by: Math.abs(now - previous) };
}

/** A completion rate in whole percent; 0 and 100 only where exact, null where nothing ended. */
export function toPercent({ completionRate }: Pick<RatedTally, "completionRate">): number | null {
  if (completionRate === null) return null;
  if (completionRate === 0 || completionRate === 1) return completionRate * 100;
  return Math.min(99, Math.max(1, Math.round(completionRate * 100)));
}
