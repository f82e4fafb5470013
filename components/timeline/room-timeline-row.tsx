"use client";

import type { ReactNode } from "react";
import { clockTime } from "../format/clock-time";
import { useReaderZone } from "../format/reader-zone";
import { classNames } from "../ui/class-names";
import { percentAt, type TimeWindow } from "./geometry";
import { buildMarks, type Mark } from "./mark";
import { PlannedBlock } from "./planned-block";
import type { RoomRow } from "./room-row";
import { RowText } from "./row-text";
import { Track } from "./track";

interface RoomTimelineRowProps {
  row: RoomRow;
  window: TimeWindow;
  now: number;
}

/**
 * One member on the shared axis. On a phone the text and the buttons are above the member's part of
 * the axis. Its height follows the density of the timeline.
 */
export function RoomTimelineRow({ row, window, now }: RoomTimelineRowProps) {
  const marks = buildMarks(row.sessions, window, now);
  const running = marks.find((mark) => mark.kind === "running");
  return (
    <div className={ROW}>
      <RowText row={row} now={now} />
      <div
        className={classNames(
          "relative overflow-x-clip @max-2xl/line:order-last @max-2xl/line:basis-full",
          // Hundreds of rows have one height.
          marks.length + row.planned.length === 0 &&
            "@max-2xl/line:not-group-data-many/line:hidden",
        )}
      >
        <div dir="ltr" className={BAR}>
          <Track marks={marks} />
          {row.planned.map((planned) => (
            <PlannedBlock key={planned.key} planned={planned} window={window} />
          ))}
          {running && !running.isRest && (
            <EndLabel mark={running} window={window} now={now} after={row.afterEnd} />
          )}
        </div>
      </div>
      {row.actions && (
        <div className="relative z-30 flex items-center justify-end gap-1 @max-2xl/line:ms-auto @2xl/line:px-4">
          {row.actions}
        </div>
      )}
    </div>
  );
}

const ROW =
  "flex flex-wrap items-center gap-x-2 gap-y-2 px-4 py-2.5 " +
  "@2xl/line:grid @2xl/line:grid-cols-(--columns) @2xl/line:gap-0 @2xl/line:p-0 " +
  "@2xl/line:group-data-[density=dense]/line:h-11 @2xl/line:group-data-[density=medium]/line:min-h-15 " +
  "@2xl/line:group-data-[density=roomy]/line:min-h-[7.625rem]";

/** Blocks grow with their row. */
const BAR =
  "relative h-5 w-(--axis) deep:opacity-65 @2xl/line:group-data-[density=dense]/line:h-6 " +
  "@2xl/line:group-data-[density=medium]/line:h-7 @2xl/line:group-data-[density=roomy]/line:h-13";

interface EndLabelProps {
  mark: Mark;
  window: TimeWindow;
  now: number;
  /** Shown after the session, where neither the axis ends nor the label is. */
  after: ReactNode;
}

/** The planned end of a running session: inside the part to come, or after it if that is too narrow. */
function EndLabel({ mark, window, now, after }: EndLabelProps) {
  const zone = useReaderZone();
  const left = percentAt(window, now);
  const end = mark.whole.left + mark.whole.width;
  const width = Math.max(0, end - left);
  return (
    <div
      aria-hidden
      className="@container/ahead absolute inset-y-0"
      // Not beyond the visible part of the axis, so that a late end is written too.
      style={{ left: `${left}%`, width: `min(${width}%, calc(var(--visible) * 100% - ${left}%))` }}
    >
      <span
        translate="no"
        className="absolute top-1/2 left-full z-30 -translate-y-1/2 rounded bg-surface px-1.5 text-xs font-semibold whitespace-nowrap tabular-nums deep:bg-ground @min-[3rem]/ahead:right-0.5 @min-[3rem]/ahead:left-auto"
      >
        {clockTime(mark.endsAt, zone)}
      </span>
      {after && width > 0 && (
        <div
          className="@container/after absolute inset-y-0 left-full z-30 hidden items-center ps-1.5 @min-[3rem]/ahead:flex"
          // From the end to the end of the visible axis, in parts of the container's width.
          style={{ width: `calc((var(--visible) * 100 - ${end}) / ${width} * 100%)` }}
        >
          {after}
        </div>
      )}
    </div>
  );
}
