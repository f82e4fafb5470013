import { segmentIn, type TimeWindow } from "./geometry";
import type { PlannedSession } from "./planned";

/** A session that has not started: dotted, so that nobody takes it for one that runs. */
export function PlannedBlock({ planned, window }: { planned: PlannedSession; window: TimeWindow }) {
  const segment = segmentIn(window, planned.from, planned.to);
  if (!segment) return null;
  return (
    <div
      aria-hidden
      data-hue={planned.hue}
      className="@container/planned absolute inset-y-0 flex items-center justify-end overflow-hidden rounded border-2 border-dotted border-hue"
      style={{ left: `${segment.left}%`, width: `${segment.width}%` }}
    >
      {planned.label && (
        <span className="hidden pe-2 text-xs whitespace-nowrap text-soft tabular-nums @min-[5rem]/planned:inline">
          {planned.label}
        </span>
      )}
    </div>
  );
}
