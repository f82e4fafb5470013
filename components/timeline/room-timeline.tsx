"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useRef } from "react";
import { clockTime } from "../format/clock-time";
import { useReaderZone } from "../format/reader-zone";
import { classNames } from "../ui/class-names";
import { orLoadFailure } from "../ui/load-failure";
import { Grid, NowHead, NowMark, SharedEndLabel, SharedEndLine, TickLabels } from "./axis";
import { type AxisPost, PostHeads, PostLabels } from "./axis-posts";
import { hideCloseLabels, percentAt, roomTicks, roomWindow } from "./geometry";
import type { TableRow } from "./session-table";
import { nowShare, useNowShare } from "./use-now-share";
import { WithTable } from "./with-table";

/** From more rows than this only those in view are rendered. */
const MANY_ROWS = 60;
/** Distance between the middles of a label on the axis and of the label of the shared end. */
const SHARED_END_PX = 42;
/** Distance between the middle of a label on the axis and a post. */
const POST_PX = 24;

const VirtualRows = dynamic(() => import("./virtual-rows").catch(orLoadFailure));

interface RoomTimelineProps {
  /** Of the members, in the order of the rows. */
  userIds: readonly string[];
  /** In detail, or only what can be recognised while a row moves fast. */
  renderRow: (index: number, isDetailed: boolean) => ReactNode;
  /** Called when the timeline is shown as a table. */
  buildTableRows: () => readonly TableRow[];
  /** Epoch ms, updated every minute; the now-mark itself moves every second. */
  now: number;
  /** Whether rows have buttons at their end. */
  hasActions: boolean;
  /** A planned shared end (epoch ms), drawn as a dotted line across all rows, or null. */
  sharedEndAt: number | null;
  toolbar: ReactNode;
  posts: readonly AxisPost[];
}

/**
 * A room's timeline: one axis from an hour back to an hour or more ahead, one row per member, and the
 * now-mark across all rows. On wide screens the names are left of the axis and the buttons right of
 * it; on a phone the axis has the full width, and each row's text and buttons are above its part.
 */
export function RoomTimeline(props: RoomTimelineProps) {
  const { userIds, renderRow, buildTableRows, now, hasActions, sharedEndAt, toolbar, posts } =
    props;
  const zone = useReaderZone();
  const window = roomWindow(now);
  const axis = useRef<HTMLDivElement>(null);
  useNowShare(axis, window);
  const hours = roomTicks(now, zone);
  const hasSharedEnd = sharedEndAt !== null && sharedEndAt > now && sharedEndAt < window.to;
  const sharedEnd = hasSharedEnd
    ? { percent: percentAt(window, sharedEndAt), label: clockTime(sharedEndAt, zone) }
    : null;
  const ahead = posts
    .filter(({ at }) => at > now && at < window.to)
    .sort((a, b) => a.at - b.at)
    .map((post) => ({ ...post, percent: percentAt(window, post.at) }));
  const labels = ahead.reduce(
    (ticks, { percent }) => hideCloseLabels(ticks, percent, POST_PX),
    sharedEnd ? hideCloseLabels(hours, sharedEnd.percent, SHARED_END_PX) : hours,
  );
  const isMany = userIds.length > MANY_ROWS;
  const rows = isMany ? (
    <VirtualRows scroller={axis} userIds={userIds} renderRow={renderRow} />
  ) : (
    <ul>
      {userIds.map((userId, index) => (
        <li key={userId} className="border-t first:border-t-0">
          {renderRow(index, true)}
        </li>
      ))}
    </ul>
  );
  return (
    <WithTable buildRows={buildTableRows} now={now} isFlush>
      <div className="@container/line">
        <div
          ref={axis}
          data-many={isMany || undefined}
          data-density={findDensity(userIds.length)}
          className={classNames(
            "group/line relative isolate",
            COLUMNS,
            hasActions && WITH_ACTIONS,
            isMany &&
              "h-[min(48rem,75dvh)] bg-surface overflow-y-auto overscroll-y-contain print:h-auto",
          )}
          style={nowShare(window, now)}
        >
          <div
            className={classNames(
              "relative border-b @2xl/line:grid @2xl/line:grid-cols-(--columns)",
              isMany && "sticky top-0 z-40 bg-surface",
            )}
          >
            <div className="flex min-w-0 items-end px-4 pt-3 pb-2 text-xs text-soft">{toolbar}</div>
            <div className="overflow-x-clip @max-2xl/line:mx-4">
              <div dir="ltr" aria-hidden className="relative h-16 w-(--axis) pt-11">
                <TickLabels ticks={labels} />
                {sharedEnd && (
                  <SharedEndLabel percent={sharedEnd.percent}>{sharedEnd.label}</SharedEndLabel>
                )}
                <PostHeads posts={ahead} after={percentAt(window, now)} zone={zone} />
                <NowHead>{clockTime(now, zone)}</NowHead>
              </div>
            </div>
            {ahead.length > 0 && <PostLabels posts={ahead} after={percentAt(window, now)} />}
          </div>
          <div className="relative">
            <AxisArea className="-z-10">
              <Grid ticks={hours} />
            </AxisArea>
            {rows}
            <AxisArea className="z-20">
              {sharedEnd && <SharedEndLine percent={sharedEnd.percent} />}
              {ahead.map(({ key, percent }) => (
                <SharedEndLine key={key} percent={percent} />
              ))}
              <NowMark />
            </AxisArea>
          </div>
        </div>
      </div>
    </WithTable>
  );
}

/** Covers the axis in all rows. The pointer reaches what is below, except in elements that ask for it. */
function AxisArea({ className, children }: { className: string; children: ReactNode }) {
  return (
    <div className={classNames("pointer-events-none absolute inset-0", className)}>
      <div className="absolute inset-y-0 start-(--names) end-(--actions) overflow-x-clip @max-2xl/line:inset-x-4">
        <div dir="ltr" className="relative h-full w-(--axis)">
          {children}
        </div>
      </div>
    </div>
  );
}

/** Three people fill the page; with more, rows become lower. */
function findDensity(count: number): "roomy" | "medium" | "dense" {
  if (count <= 3) return "roomy";
  return count <= 12 ? "medium" : "dense";
}

/**
 * The columns, and the share of the window that the axis shows: an hour ahead on a narrow axis, up to
 * two and a half on a wide one. CSS chooses, so the server can render without knowing the width.
 */
const COLUMNS =
  "[--names:0px] [--actions:0px] [--visible:0.5814] [--axis:calc(100%/var(--visible))] " +
  "@2xl/line:[--names:14rem] @4xl/line:[--names:17rem] @5xl/line:[--names:19rem] @7xl/line:[--names:22rem] " +
  "@5xl/line:[--visible:0.7442] @7xl/line:[--visible:1] " +
  "[--columns:var(--names)_minmax(0,1fr)_var(--actions)]";
const WITH_ACTIONS = "@2xl/line:[--actions:12.5rem]";
