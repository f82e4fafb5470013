import { memo } from "react";
import { HEIGHT, type StripDay, streakPaths, stripWidth } from "./streak-path";

/** The last 28 days as one drawing, named by its label. Needs a `HatchPattern` on the page. */
export const DayStrip = memo(function DayStrip({
  days,
  label,
}: {
  days: readonly StripDay[];
  label: string;
}) {
  const { kept, rest, broken_only: broken, missed } = streakPaths(days);
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${stripWidth(days.length)} ${HEIGHT}`}>
      {kept && <path d={kept} data-hue="green" className="fill-hue" />}
      {rest && <path d={rest} className="fill-rest" />}
      {broken && <path d={broken} fill="url(#strip-broken)" />}
      {missed && <path d={missed} className="fill-none stroke-edge/60" />}
    </svg>
  );
});

/** Fills the days with broken sessions only; drawn once for all strips. */
export function HatchPattern() {
  return (
    <svg aria-hidden width="0" height="0" className="absolute">
      <pattern
        id="strip-broken"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
        width="3.5"
        height="3.5"
      >
        <path d="M1 0v3.5" data-hue="clay" className="stroke-hue" strokeWidth={2} />
      </pattern>
    </svg>
  );
}
