"use client";

import { memo, type ReactNode } from "react";
import type { Seat } from "../live/seat";
import { roomWindow } from "./geometry";
import { buildMarks } from "./mark";
import type { PlannedSession } from "./planned";
import { BriefTimelineRow, RoomTimelineRow } from "./room-timeline-row";
import { seatSessions } from "./seat-rows";
import { useFormatSeat } from "./use-format-seat";

/**
 * Builds the buttons at the end of a member's row; null for none.
 *
 * @param onPreview takes a shared end (epoch ms) while a button that joins it has the pointer or the
 *   focus, else null.
 */
export type RowActions = (
  seat: Seat,
  now: number,
  onPreview: (end: number | null) => void,
) => ReactNode;

interface SeatRowProps {
  seat: Seat;
  viewerId: string;
  /** Epoch ms. */
  now: number;
  mark: string | null;
  planned: readonly PlannedSession[];
  rowActions: RowActions | undefined;
  afterEnd: ((userId: string) => ReactNode) | undefined;
  onPreview: (end: number | null) => void;
}

/** The row of a member. Rendered only when its own data change, because a room may have hundreds. */
export const SeatRow = memo(function SeatRow(props: SeatRowProps) {
  const { seat, viewerId, now, mark, planned, rowActions, afterEnd, onPreview } = props;
  const formatSeat = useFormatSeat(viewerId);
  return (
    <RoomTimelineRow
      window={roomWindow(now)}
      now={now}
      row={{
        userId: seat.userId,
        personName: seat.name,
        isAway: seat.state === "away" && !seat.busyUntil,
        mark,
        ...formatSeat(seat, now),
        sessions: seatSessions(seat),
        planned,
        afterEnd: afterEnd?.(seat.userId) ?? null,
        actions: rowActions?.(seat, now, onPreview) ?? null,
      }}
    />
  );
});

/** The row of a member while it moves too fast to be read. */
export const BriefSeatRow = memo(function BriefSeatRow({ seat, now }: { seat: Seat; now: number }) {
  return (
    <BriefTimelineRow
      name={seat.name}
      marks={buildMarks(seatSessions(seat), roomWindow(now), now)}
    />
  );
});
