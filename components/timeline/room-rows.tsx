"use client";

import { type ReactNode, useCallback, useState } from "react";
import type { Seat } from "../live/seat";
import { useTick } from "../live/use-tick";
import type { AxisPost } from "./axis-posts";
import type { PlannedSession } from "./planned";
import { RoomTimeline } from "./room-timeline";
import { BriefSeatRow, type RowActions, SeatRow } from "./seat-row";
import { seatSessions } from "./seat-rows";
import type { TableRow } from "./session-table";
import { useFormatSeat } from "./use-format-seat";

const MINUTE_MS = 60_000;
const NOTHING_PLANNED: readonly PlannedSession[] = [];
const NO_POSTS: readonly AxisPost[] = [];

interface RoomRowsProps {
  /** In the order of the rows. */
  seats: readonly Seat[];
  viewerId: string;
  /** Stable, like the functions and the map below: rows that did not change are not rendered. */
  rowActions?: RowActions | undefined;
  /** Shown on the axis after a member's running session. */
  afterEnd?: ((userId: string) => ReactNode) | undefined;
  /** Text that distinguishes a member from others of the same name. */
  formatMark?: ((userId: string) => string | null) | undefined;
  /** Sessions that have not started, by user id. */
  planned?: ReadonlyMap<string, readonly PlannedSession[]> | undefined;
  /** Shown at the start of the axis. */
  toolbar?: ReactNode;
  /** Planned instants across all rows. */
  posts?: readonly AxisPost[] | undefined;
}

/** A room's members on one timeline, one row each. */
export function RoomRows(props: RoomRowsProps) {
  const {
    seats,
    viewerId,
    rowActions,
    afterEnd,
    formatMark,
    planned,
    toolbar,
    posts = NO_POSTS,
  } = props;
  const now = useTick(MINUTE_MS);
  const formatSeat = useFormatSeat(viewerId);
  const [previewEnd, setPreviewEnd] = useState<number | null>(null);
  const onPreview = useCallback((end: number | null) => setPreviewEnd(end), []);
  const buildTableRows = (seat: Seat): TableRow[] => {
    const { name, about } = formatSeat(seat, now);
    const sessions = seatSessions(seat);
    if (sessions.length === 0) return [{ key: seat.userId, name, session: null, about }];
    return sessions.map((session, index) => ({
      key: `${seat.userId} ${session.startedAt}`,
      name,
      session,
      span: index === 0 ? sessions.length : 0,
    }));
  };
  return (
    <RoomTimeline
      now={now}
      userIds={seats.map(({ userId }) => userId)}
      buildTableRows={() => seats.flatMap(buildTableRows)}
      hasActions={rowActions !== undefined}
      sharedEndAt={rowActions ? previewEnd : null}
      toolbar={toolbar}
      posts={posts}
      renderRow={(index, isDetailed) => {
        const seat = seats[index];
        if (seat && !isDetailed) return <BriefSeatRow seat={seat} now={now} />;
        return (
          seat && (
            <SeatRow
              seat={seat}
              viewerId={viewerId}
              now={now}
              mark={formatMark?.(seat.userId) ?? null}
              planned={planned?.get(seat.userId) ?? NOTHING_PLANNED}
              rowActions={rowActions}
              afterEnd={afterEnd}
              onPreview={onPreview}
            />
          )
        );
      }}
    />
  );
}
