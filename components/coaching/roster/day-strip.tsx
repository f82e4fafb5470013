import { memo } from "react";
import { DASHES, HEIGHT, hatchPath, PITCH, REST_HEIGHT, stripBox, stripPaths } from "./streak-path";

/**
 * The last 28 days as one drawing; what it says stands in its label. `StripPattern` must stand
 * somewhere on the page.
 *
 * @param word of `stripWord`.
 */
export const DayStrip = memo(function DayStrip({ word, label }: { word: string; label: string }) {
  const { width, height } = stripBox(word.length);
  const { kept, rest, broken_only: broken, missed } = stripPaths(word);
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`}>
      {kept && <path d={kept} data-hue="green" className="stroke-hue" {...line(HEIGHT)} />}
      {rest && <path d={rest} className="stroke-rest" {...line(REST_HEIGHT)} />}
      {broken && <path d={broken} fill="url(#strip-broken)" />}
      {missed && <path d={missed} className="fill-none stroke-edge/60" />}
    </svg>
  );
});

const line = (thickness: number) => ({ strokeWidth: thickness, strokeDasharray: DASHES });

/** What a day with broken sessions only looks like: once for all strips. */
export function StripPattern() {
  return (
    <svg aria-hidden width="0" height="0" className="absolute">
      <pattern id="strip-broken" patternUnits="userSpaceOnUse" width={PITCH} height={HEIGHT}>
        <path d={hatchPath()} data-hue="clay" className="fill-none stroke-hue" strokeWidth={2} />
      </pattern>
    </svg>
  );
}
