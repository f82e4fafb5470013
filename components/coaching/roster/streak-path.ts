import type { CoachedMember } from "@/domain/api/coach";
import type { DayStatus } from "@/domain/api/dashboard";

/** A day of the strip; days before the member's first session have no status. */
export type StripDay = DayStatus | "before";

/** Distance from one day to the next. */
const PITCH = 14;
const WIDTH = 11;
export const HEIGHT = 20;
const REST_HEIGHT = 4;

/** The days of a strip, oldest first. */
export const stripDays = (strip: CoachedMember["strip"]): StripDay[] =>
  strip.map(({ status, isBefore }) => (isBefore ? "before" : status));

/** Width of a strip of so many days, in the units of its paths. */
export const stripWidth = (days: number) => days * PITCH;

export function countDays(days: readonly StripDay[]): Record<StripDay, number> {
  const counts = { kept: 0, broken_only: 0, rest: 0, missed: 0, before: 0 };
  for (const day of days) counts[day] += 1;
  return counts;
}

/**
 * One SVG path per status, with a box for each of its days: low for a rest day, half a unit smaller
 * for a missed one, whose outline is stroked. Days before the first session are left empty.
 */
export function streakPaths(days: readonly StripDay[]): Record<DayStatus, string> {
  const boxes = (status: DayStatus, { top = 0, inset = 0 } = {}) => {
    const [width, height] = [WIDTH - 2 * inset, HEIGHT - top - 2 * inset];
    return days
      .map((day, index) =>
        day === status
          ? `M${index * PITCH + inset} ${top + inset}h${width}v${height}h-${width}z`
          : "",
      )
      .join("");
  };
  return {
    kept: boxes("kept"),
    broken_only: boxes("broken_only"),
    rest: boxes("rest", { top: HEIGHT - REST_HEIGHT }),
    missed: boxes("missed", { inset: 0.5 }),
  };
}
