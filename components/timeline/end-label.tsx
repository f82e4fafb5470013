"use client";

import { clockTime } from "../format/clock-time";
import { percentAt, type TimeWindow } from "./geometry";
import type { Mark } from "./mark";
import { useReaderZone } from "./use-format-session";

/** The end of what runs: within the part still to come, or beside it where that is too narrow. */
export function EndLabel({ mark, window, now }: { mark: Mark; window: TimeWindow; now: number }) {
  const zone = useReaderZone();
  const left = percentAt(window, now);
  const width = Math.max(0, mark.whole.left + mark.whole.width - left);
  return (
    <div
      aria-hidden
      className="@container/ahead absolute inset-y-0"
      style={{ left: `${left}%`, width: `${width}%` }}
    >
      <span className="absolute inset-y-0 left-full flex items-center ps-1.5 text-xs font-semibold whitespace-nowrap tabular-nums @min-[3rem]/ahead:right-0 @min-[3rem]/ahead:left-auto @min-[3rem]/ahead:pe-2">
        {clockTime(mark.endsAt, zone)}
      </span>
    </div>
  );
}
