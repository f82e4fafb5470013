"use client";

import { type ReactNode, useRef } from "react";
import { clockTime } from "../format/clock-time";
import { useReaderZone } from "../format/reader-zone";
import { Grid, NowMark, SharedEndLabel, SharedEndLine, TickLabels } from "./axis";
import { hideCloseLabels, percentAt, roomWindow, type Tick, ticks } from "./geometry";
import type { RoomRow } from "./room-row";
import { RoomTimelineRow } from "./room-timeline-row";
import type { TableRow } from "./session-table";
import { nowShare, useNowShare } from "./use-now-share";
import { WithTable } from "./with-table";

/** Distance between the middles of a label on the axis and of the label of the shared end. */
const SHARED_END_PX = 42;

/**
 * A room's timeline: one axis from an hour back to an hour ahead, one row per member, and the
 * now-mark across all rows. On wide screens the names are left of the axis; on a phone the axis has
 * the full width and each row's text is above its part.
 *
 * @param sharedEndAt a planned shared end (epoch ms), drawn as a dotted line across all rows, or null.
 * @param others members without a row on the timeline, for its table.
 * @param under shown below the timeline.
 * @param now epoch ms, updated every minute; the now-mark itself moves every second.
 */
export function RoomTimeline({
  rows,
  others,
  now,
  sharedEndAt,
  under,
}: {
  rows: readonly RoomRow[];
  others: readonly Pick<RoomRow, "key" | "name" | "about">[];
  now: number;
  sharedEndAt: number | null;
  under: ReactNode;
}) {
  const zone = useReaderZone();
  const window = roomWindow(now);
  const axis = useRef<HTMLDivElement>(null);
  useNowShare(axis, window);
  const hours = ticks(window, now, zone);
  const hasSharedEnd = sharedEndAt !== null && sharedEndAt > now && sharedEndAt < window.to;
  const sharedEnd = hasSharedEnd
    ? { percent: percentAt(window, sharedEndAt), label: clockTime(sharedEndAt, zone) }
    : null;
  return (
    <WithTable rows={[...rows, ...others].flatMap(tableRows)} now={now} under={under}>
      <div className="@container/line">
        <div
          ref={axis}
          className="relative isolate border-y [--names:0px] @md/line:[--names:9rem] @2xl/line:[--names:12rem] @5xl/line:[--names:16rem]"
          style={nowShare(window, now)}
        >
          <SharedAxis
            ticks={sharedEnd ? hideCloseLabels(hours, sharedEnd.percent, SHARED_END_PX) : hours}
            time={clockTime(now, zone)}
            sharedEnd={sharedEnd}
          />
          <ul>
            {rows.map((row) => (
              <RoomTimelineRow key={row.key} row={row} window={window} now={now} />
            ))}
          </ul>
          <div className="pointer-events-none absolute inset-y-0 start-(--names) end-0 pt-7">
            <div dir="ltr" className="relative size-full">
              {sharedEnd && <SharedEndLine percent={sharedEnd.percent} />}
              <NowMark />
            </div>
          </div>
        </div>
      </div>
    </WithTable>
  );
}

/** Labels, the head of the now-mark, and the grid behind the rows. */
function SharedAxis({
  ticks,
  time,
  sharedEnd,
}: {
  ticks: readonly Tick[];
  time: string;
  sharedEnd: { percent: number; label: string } | null;
}) {
  return (
    <>
      <div aria-hidden className="relative h-8 ps-(--names)">
        <div dir="ltr" className="relative h-full overflow-x-clip pt-2">
          <TickLabels ticks={ticks} />
          {sharedEnd && (
            <SharedEndLabel percent={sharedEnd.percent}>{sharedEnd.label}</SharedEndLabel>
          )}
          <div className="now-sweep absolute inset-0">
            <span className="absolute bottom-1 left-0 -translate-x-1/2 rounded-mark bg-now px-2 text-xs leading-5 font-semibold text-on-now tabular-nums">
              {time}
            </span>
          </div>
        </div>
      </div>
      <div className="absolute inset-y-0 start-(--names) end-0 pt-8">
        <div dir="ltr" className="relative size-full">
          <Grid ticks={ticks} />
        </div>
      </div>
    </>
  );
}

type TableMember = Pick<RoomRow, "key" | "name" | "about"> & Partial<Pick<RoomRow, "sessions">>;

/** One table row per session; a member without one has a row that says what they are doing. */
const tableRows = ({ key, name, about, sessions = [] }: TableMember): TableRow[] =>
  sessions.length === 0
    ? [{ key, name, session: null, about }]
    : sessions.map((session) => ({ key: `${key} ${session.startedAt}`, name, session }));
