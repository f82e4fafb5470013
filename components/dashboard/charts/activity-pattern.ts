import { COLORS, type Color } from "@/domain/focus-session/color";

/** How an activity is drawn where several share one bar: its hue, and a texture beside it. */
export interface Fill {
  activityId: string;
  name: string;
  color: Color | "none";
  texture: number;
}

const TEXTURES = 4;

/** Stands in for the activities that get no fill of their own. */
export const OTHERS = "others";

/** More than these in one bar cannot be told apart. */
const MAX_FILLS = 7;

interface Drawn {
  activityId: string;
  name: string;
  color: Color;
}

/**
 * The fills of activities, in their order; of many, the later ones are one. The texture of an
 * activity is that of its hue, unless another one of that hue has it.
 */
export function fillsOf(activities: readonly Drawn[], othersName: string): Fill[] {
  const fits = activities.length <= MAX_FILLS;
  const own = fits ? activities : activities.slice(0, MAX_FILLS - 1);
  const byId = own.toSorted((a, b) => a.activityId.localeCompare(b.activityId));
  const fills: Fill[] = own.map(({ activityId, name, color }) => {
    const twins = byId.filter((other) => other.color === color);
    const nth = twins.findIndex((other) => other.activityId === activityId);
    const texture = (COLORS.indexOf(color) + nth) % TEXTURES;
    return { activityId, name, color, texture };
  });
  if (fits) return fills;
  return [...fills, { activityId: OTHERS, name: othersName, color: "none", texture: 1 }];
}

/** Amounts of activities in the order of the fills; what has no fill counts under the others. */
export function partsOf(
  amounts: ReadonlyMap<string, number>,
  fills: readonly Pick<Fill, "activityId">[],
): number[] {
  const known = new Set(fills.map(({ activityId }) => activityId));
  const others = [...amounts]
    .filter(([activityId]) => !known.has(activityId))
    .reduce((sum, [, amount]) => sum + amount, 0);
  return fills.map(({ activityId }) =>
    activityId === OTHERS ? others : (amounts.get(activityId) ?? 0),
  );
}

/** The paint of a fill, as an SVG attribute; `Fills` must stand on the page. */
export const paintOf = (activityId: string) => `url(#fill-${activityId})`;
