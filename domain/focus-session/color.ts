/** The eight colours of activities. Their values are design tokens in app/globals.css. */
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

/** The colour that is used least; of several, the first in the order of `COLORS`. */
export function findRarestColor(taken: readonly Color[]): Color {
  const uses = (color: Color) => taken.filter((one) => one === color).length;
  return COLORS.reduce((rarest, color) => (uses(color) < uses(rarest) ? color : rarest));
}
