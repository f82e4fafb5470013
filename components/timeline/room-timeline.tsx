"use client";

import { type ReactNode, useRef } from "react";
import { clockTime } from "../format/clock-time";
import { Grid, NowMark, Post, PostLabel, TickLabels } from "./axis";
import { besideLabel, percentAt, roomWindow, type Tick, ticks } from "./geometry";
import type { RoomRow } from "./room-row";
import { RoomLineRow } from "./room-timeline-row";
import type { TableRow } from "./session-table";
import { useReaderZone } from "./use-format-session";
import { nowShare, useNowShare } from "./use-now-share";
import { WithTable } from "./with-table";

/** From the middle of a label on the axis to the middle of that of a post. */
const POST_PX = 42;

/**
 * The room's shared line: one axis for all from an hour back to an hour ahead, a row a member, the
 * now-mark through everyone. Where there is room the names stand beside the axis; on a phone the
 * axis takes the whole width and each row has its words over its part of the line.
 *
 * @param postAt a planned shared end (epoch ms), drawn as a dotted post across all rows, or null.
 * @param others who has no row on the line, for its table.
 * @param under the same in words, under the line.
 * @param now epoch ms, moved on with the minute; the now-mark itself moves with the second.
 */
export function RoomTimeline({
  rows,
  others,
  now,
  postAt,
  under,
}: {
  rows: readonly RoomRow[];
  others: readonly Pick<RoomRow, "key" | "name" | "about">[];
  now: number;
  postAt: number | null;
  under: ReactNode;
}) {
  const zone = useReaderZone();
  const window = roomWindow(now);
  const axis = useRef<HTMLDivElement>(null);
  useNowShare(axis, window);
  const marks = ticks(window, now, zone);
  const isPostShown = postAt !== null && postAt > now && postAt < window.to;
  const post = isPostShown
    ? { percent: percentAt(window, postAt), label: clockTime(postAt, zone) }
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
            ticks={post ? besideLabel(marks, post.percent, POST_PX) : marks}
            time={clockTime(now, zone)}
            post={post}
          />
          <ul>
            {rows.map((row) => (
              <RoomLineRow key={row.key} row={row} window={window} now={now} />
            ))}
          </ul>
          <div className="pointer-events-none absolute inset-y-0 start-(--names) end-0 pt-7">
            <div dir="ltr" className="relative size-full">
              {post && <Post percent={post.percent} />}
              <NowMark />
            </div>
          </div>
        </div>
      </div>
    </WithTable>
  );
}

/** Labels, the head of the now-mark and the grid behind the rows. */
function SharedAxis({
  ticks,
  time,
  post,
}: {
  ticks: readonly Tick[];
  time: string;
  post: { percent: number; label: string } | null;
}) {
  return (
    <>
      <div aria-hidden className="relative h-8 ps-(--names)">
        <div dir="ltr" className="relative h-full overflow-x-clip pt-2">
          <TickLabels ticks={ticks} />
          {post && <PostLabel percent={post.percent}>{post.label}</PostLabel>}
          <div className="now-sweep absolute inset-0">
            <span className="absolute bottom-1 left-0 -translate-x-1/2 rounded-mark bg-now px-2 text-xs leading-5 font-bold text-on-now tabular-nums">
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

type Told = Pick<RoomRow, "key" | "name" | "about"> & Partial<Pick<RoomRow, "sessions">>;

/** A row a session; who has none on the line has one row, with what they are doing instead. */
const tableRows = ({ key, name, about, sessions = [] }: Told): TableRow[] =>
  sessions.length === 0
    ? [{ key, name, session: null, about }]
    : sessions.map((session) => ({ key: `${key} ${session.startedAt}`, name, session }));
