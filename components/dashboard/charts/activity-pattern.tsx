import { COLORS, type Color } from "@/domain/focus-session/color";

/** How an activity is drawn where several share one bar: its hue and a texture. */
export interface ActivityPattern {
  activityId: string;
  name: string;
  color: Color | "none";
  texture: number;
}

const SIZE = 8;
/** One path per texture, stroked in the colour of the ground. Diagonal strokes are reserved for broken time. */
const TEXTURES = ["", "M4 0V8", "M0 4H8", "M2 1V3M1 2H3M6 5V7M5 6H7"];

/** Id of the pattern that sums up the activities without their own pattern. */
export const OTHERS = "others";

/** More patterns than this in one bar look alike. */
const MAX_PATTERNS = 7;

/**
 * Assigns a pattern to each activity, in the given order. Beyond `MAX_PATTERNS`, the last ones share
 * the pattern `OTHERS`. Each hue has its own texture; a second activity of that hue gets the next.
 */
export function assignPatterns(
  activities: readonly { activityId: string; name: string; color: Color }[],
  othersName: string,
): ActivityPattern[] {
  const hasRoom = activities.length <= MAX_PATTERNS;
  const own = hasRoom ? activities : activities.slice(0, MAX_PATTERNS - 1);
  const byId = own.toSorted((a, b) => a.activityId.localeCompare(b.activityId));
  const patterns: ActivityPattern[] = own.map(({ activityId, name, color }) => {
    const sameHue = byId.filter((other) => other.color === color);
    const nth = sameHue.findIndex((other) => other.activityId === activityId);
    const texture = (COLORS.indexOf(color) + nth) % TEXTURES.length;
    return { activityId, name, color, texture };
  });
  if (hasRoom) return patterns;
  return [...patterns, { activityId: OTHERS, name: othersName, color: "none", texture: 1 }];
}

/** Amounts in the order of the patterns; activities without a pattern are summed under `OTHERS`. */
export function amountsByPattern(
  amounts: ReadonlyMap<string, number>,
  patterns: readonly Pick<ActivityPattern, "activityId">[],
): number[] {
  const known = new Set(patterns.map(({ activityId }) => activityId));
  const others = [...amounts]
    .filter(([activityId]) => !known.has(activityId))
    .reduce((sum, [, amount]) => sum + amount, 0);
  return patterns.map(({ activityId }) =>
    activityId === OTHERS ? others : (amounts.get(activityId) ?? 0),
  );
}

/** The value of an SVG `fill`. `PatternDefs` must be on the page. */
export const patternFill = (activityId: string) => `url(#fill-${activityId})`;

/** Defines the patterns for `patternFill`. Render it once per page. */
export function PatternDefs({ patterns }: { patterns: readonly ActivityPattern[] }) {
  return (
    <svg aria-hidden="true" width="0" height="0" className="absolute">
      <defs>
        {patterns.map(({ activityId, color, texture }) => (
          <pattern
            key={activityId}
            id={`fill-${activityId}`}
            data-hue={color}
            width={SIZE}
            height={SIZE}
            patternUnits="userSpaceOnUse"
          >
            <rect width={SIZE} height={SIZE} className="fill-hue" />
            <path d={TEXTURES[texture]} className="fill-none stroke-ground/45" />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

/** A small square in an activity's pattern, for legends. */
export function PatternSwatch({ activityId }: { activityId: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 14 14" className="size-3.5 shrink-0">
      <rect width="14" height="14" rx="3" fill={patternFill(activityId)} />
    </svg>
  );
}
