import { type Fill, paintOf } from "./activity-pattern";

const SIZE = 8;
/** The strokes of each texture, in the colour of the ground; the first has none. Slanting ones mean lost time. */
const STROKES = ["", "M4 0V8", "M0 4H8", "M2 1V3M1 2H3M6 5V7M5 6H7"];

/** The paints of the activities, for whatever draws with `paintOf` on the page. Stands there once. */
export function Fills({ fills }: { fills: readonly Fill[] }) {
  return (
    <svg aria-hidden="true" width="0" height="0" className="absolute">
      <defs>
        {fills.map(({ activityId, color, texture }) => (
          <pattern
            key={activityId}
            id={`fill-${activityId}`}
            data-hue={color}
            width={SIZE}
            height={SIZE}
            patternUnits="userSpaceOnUse"
          >
            <rect width={SIZE} height={SIZE} className="fill-hue" />
            <path d={STROKES[texture]} className="fill-none stroke-ground/45" />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

/** A small square in the paint of an activity, beside its name. */
export function FillSwatch({ activityId }: { activityId: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 14 14" className="size-3.5 shrink-0">
      <rect width="14" height="14" rx="3" fill={paintOf(activityId)} />
    </svg>
  );
}
