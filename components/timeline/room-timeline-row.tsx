"use client";

import type { CSSProperties, ReactNode } from "react";
import { clockTime } from "../format/clock-time";
import { useReaderZone } from "../format/reader-zone";
import { classNames } from "../ui/class-names";
import { percentAt, type TimeWindow } from "./geometry";
import { buildMarks, type Mark } from "./mark";
import { cutOverlaps } from "./planned";
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
        <div
          dir="ltr"
          className={BAR}
          style={
            running &&
            ({
              "--from": `${percentAt(window, now)}%`,
              "--end": `${endOf(running)}%`,
            } as CSSProperties)
          }
        >
          <Track marks={marks} />
          {cutOverlaps(row.planned, running?.endsAt ?? null).map((planned) => (
            <PlannedBlock key={planned.key} planned={planned} window={window} />
          ))}
          {running && !running.isRest && (
            <>
              <EndLabel endsAt={running.endsAt} />
              {row.afterEnd}
            </>
          )}
        </div>
      </div>
      {row.actions && <div className={ACTIONS}>{row.actions}</div>}
    </div>
  );
}

/** A member's name and sessions, for rows that pass quickly: details cost a slow device too much. */
export function BriefTimelineRow({ name, marks }: { name: string; marks: readonly Mark[] }) {
  return (
    <div data-brief className={ROW}>
      <p
        translate="no"
        className="min-w-0 truncate font-semibold @max-2xl/line:w-full @2xl/line:ps-14 @2xl/line:pe-3"
      >
        <bdi>{name}</bdi>
      </p>
      <div className="overflow-x-clip @max-2xl/line:w-full">
        <div dir="ltr" className={BAR}>
          <Track marks={marks} />
        </div>
      </div>
    </div>
  );
}

const ROW =
  "flex flex-wrap items-center gap-x-2 gap-y-2 px-4 py-2.5 " +
  "@2xl/line:grid @2xl/line:grid-cols-(--columns) @2xl/line:gap-0 @2xl/line:p-0 " +
  "@2xl/line:group-data-[density=dense]/line:h-11 @2xl/line:group-data-[density=medium]/line:min-h-15 " +
  "@2xl/line:group-data-[density=roomy]/line:min-h-[7.625rem]";

/** On a phone, each is an item of the row, so that a waiting note has a line of its own. */
const ACTIONS =
  "relative z-30 flex items-center justify-end gap-1 @2xl/line:px-4 " +
  "@max-2xl/line:contents @max-2xl/line:*:relative @max-2xl/line:*:z-30";

/** Blocks grow with their row. */
const BAR =
  "relative h-5 w-(--axis) deep:opacity-65 @2xl/line:group-data-[density=dense]/line:h-6 " +
  "@2xl/line:group-data-[density=medium]/line:h-7 @2xl/line:group-data-[density=roomy]/line:h-13";

const endOf = ({ whole }: Mark) => whole.left + whole.width;

/** Room for a clock time. */
const LABEL = "2.875rem";
/** Where the session ends on the visible part of the axis. */
const SHOWN_END = "min(var(--end), var(--visible) * 100%)";
/** The width of the label where the part to come has room for it, else nothing; and the reverse. */
const INSIDE = `clamp(0px, (${SHOWN_END} - var(--from) - 3rem) * 9999, ${LABEL} + 0.125rem)`;
const OUTSIDE = `clamp(0px, (3rem - ${SHOWN_END} + var(--from)) * 9999, ${LABEL})`;

/**
 * The planned end of a running session: inside the part to come, or after it if that is too narrow.
 * Arithmetic in CSS, because a container query in each of hundreds of rows slows scrolling.
 */
function EndLabel({ endsAt }: { endsAt: number }) {
  const zone = useReaderZone();
  return (
    <span
      aria-hidden
      translate="no"
      className="absolute top-1/2 z-30 -translate-y-1/2 rounded bg-surface text-center text-xs font-semibold whitespace-nowrap tabular-nums deep:bg-ground"
      style={{ width: LABEL, left: `calc(${SHOWN_END} - ${INSIDE})` }}
    >
      {clockTime(endsAt, zone)}
    </span>
  );
}

/**
 * A place on the axis after a member's running session and the label of its end; the container
 * `after`, which reaches to the end of the visible axis.
 */
export function AfterEnd({ children }: { children: ReactNode }) {
  return (
    <div
      aria-hidden
      className="@container/after absolute inset-y-0 right-[calc((1-var(--visible))*100%)] z-30 flex items-center ps-1.5"
      style={{ left: `calc(${SHOWN_END} + ${OUTSIDE})` }}
    >
      {children}
    </div>
  );
}
