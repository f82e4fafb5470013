/** The eight activity hues; their values are design tokens (`--activity-…` in app/globals.css). */
export const COLORS = [
  "clay",
  "amber",
  "olive",
  "green",
  "teal",
  "blue",
  "violet",
  "pink",
] as const;
export type Color = (typeof COLORS)[number];

/** The hue that the fewest of these have, the first of them in the order of the eight. */
export function findRarestColor(taken: readonly Color[]): Color {
  const uses = (color: Color) => taken.filter((one) => one === color).length;
  return COLORS.reduce((rarest, color) => (uses(color) < uses(rarest) ? color : rarest));
}
