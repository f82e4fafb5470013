import type { Tally } from "@/domain/api/wire-dashboard";
import { type Grain, type Group, groupDays } from "../dashboard/period/group-by-period";

type Day = { date: string } & Tally;

/** Days gathered as the charts of the personal dashboard gather them. */
export const gathered = (days: readonly Day[], grain: Grain): Group[] =>
  groupDays(
    days.map((day) => ({ ...day, activities: [] })),
    grain,
  );

/** Share of its column that a bar takes; the rest parts it from the next one. */
const FILLED = 0.82;
/** The lowest bar that is drawn, in percent: something was completed there. */
const LEAST = 6;

/**
 * Bars side by side as one SVG path, in a box as wide as there are bars and 100 high. One path a
 * member, because a room of fifty over a year has thousands of bars.
 *
 * @param most minutes of a full bar.
 */
export function stripPath(groups: readonly Pick<Group, "focusMinutes">[], most: number): string {
  return groups
    .map(({ focusMinutes }, index) => {
      if (focusMinutes === 0) return "";
      const height = Math.max(LEAST, Math.round((100 * focusMinutes) / most));
      return `M${index} 100v-${height}h${FILLED}V100z`;
    })
    .join("");
}

/** The most protected minutes that any of these bars has; at least 1, to divide by. */
export const mostOf = (strips: readonly (readonly Pick<Group, "focusMinutes">[])[]): number =>
  Math.max(1, ...strips.flat().map(({ focusMinutes }) => focusMinutes));
