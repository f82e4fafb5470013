import type { Tally } from "@/domain/api/tally";
import { type Grain, groupByPeriod, type PeriodGroup } from "../dashboard/period/group-by-period";

/** Groups a member's days as the charts of the personal dashboard do. */
export const groupTallies = (
  days: readonly ({ date: string } & Tally)[],
  grain: Grain,
): PeriodGroup[] =>
  groupByPeriod(
    days.map((day) => ({ ...day, activities: [] })),
    grain,
  );

/** The share of its column that a bar fills. */
const BAR_WIDTH = 0.82;
/** In percent, so that a bar with any completed session stays visible. */
const MIN_HEIGHT = 6;

/**
 * Bars as one SVG path, in a box one unit wide per bar and 100 high. One path per member, because a
 * room of fifty over a year has thousands of bars.
 *
 * @param max the minutes of a full bar.
 */
export function stripPath(
  groups: readonly Pick<PeriodGroup, "focusMinutes">[],
  max: number,
): string {
  return groups
    .map(({ focusMinutes }, index) => {
      if (focusMinutes === 0) return "";
      const height = Math.max(MIN_HEIGHT, Math.round((100 * focusMinutes) / max));
      return `M${index} 100v-${height}h${BAR_WIDTH}V100z`;
    })
    .join("");
}

/** The most focus minutes in any bar; at least 1, because callers divide by it. */
export const maxMinutes = (
  strips: readonly (readonly Pick<PeriodGroup, "focusMinutes">[])[],
): number => Math.max(1, ...strips.flat().map(({ focusMinutes }) => focusMinutes));
