"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { clockTime } from "../format/clock-time";
import { useReaderZone } from "../format/reader-zone";
import type { Seat } from "../live/seat";
import { useTick } from "../live/use-tick";
import { IsolatedText, isolate } from "../ui/isolated-text";
import { minutesLeft, roomWindow } from "./geometry";
import type { RoomRow } from "./room-row";
import { RoomTimeline } from "./room-timeline";
import { seatSessions, splitSeats } from "./seat-rows";

const MINUTE_MS = 60_000;
const NAMED = 3;

/**
 * Builds the button in a member's row; null for none.
 *
 * @param onPreview takes the shared end (epoch ms) while the button is hovered or focused, else null.
 */
export type RowAction = (
  seat: Seat,
  now: number,
  onPreview: (end: number | null) => void,
) => RoomRow["action"];

interface RoomRowsProps {
  seats: readonly Seat[];
  viewerId: string;
  /** For the rows of other members. */
  rowAction?: RowAction | undefined;
}

/**
 * The timeline of a room's members, with the names of those who are busy elsewhere, available or
 * away below it. Renders nothing when no member has a row.
 */
export function RoomRows({ seats, viewerId, rowAction }: RoomRowsProps) {
  const t = useTranslations("room");
  const now = useTick(MINUTE_MS);
  const formatSeat = useFormatSeat();
  const zone = useReaderZone();
  const [previewEnd, setPreviewEnd] = useState<number | null>(null);
  const { rows, busy, here, away } = splitSeats(seats, viewerId, roomWindow(now).from);
  const formatBusy = ({ name, busyUntil }: Seat) =>
    t("busyUntil", { name: isolate(name), time: clockTime(busyUntil ?? 0, zone) });
  const under = [
    busy.length > 0 && t("busy", listNames(busy, formatBusy)),
    here.length > 0 && t("available", listNames(here)),
    away.length > 0 && t("away", listNames(away)),
  ].filter(Boolean);
  if (rows.length === 0) return null;
  return (
    <RoomTimeline
      now={now}
      sharedEndAt={rowAction ? previewEnd : null}
      under={
        under.length > 0 && (
          <p className="text-sm text-soft">
            <IsolatedText>{under.join(" · ")}</IsolatedText>
          </p>
        )
      }
      others={[...busy, ...here, ...away].map((seat) => ({
        key: seat.userId,
        name: seat.name,
        about: formatSeat(seat, now).about,
      }))}
      rows={rows.map((seat) => ({
        key: seat.userId,
        name: seat.userId === viewerId ? t("you") : seat.name,
        ...formatSeat(seat, now),
        sessions: seatSessions(seat),
        action: seat.userId === viewerId ? null : (rowAction?.(seat, now, setPreviewEnd) ?? null),
      }))}
    />
  );
}

function listNames(seats: readonly Seat[], format = (seat: Seat) => isolate(seat.name)) {
  const named = seats.slice(0, NAMED).map(format);
  return { names: named.join(", "), more: seats.length - named.length };
}

/** Formats a member's state and the minutes left of their session. `now`: epoch ms. */
function useFormatSeat(): (seat: Seat, now: number) => Pick<RoomRow, "about" | "left"> {
  const t = useTranslations("room.seat");
  const zone = useReaderZone();
  return ({ state, session, busyUntil }, now) => {
    if (!session && busyUntil) {
      return { about: t("busy", { time: clockTime(busyUntil, zone) }), left: null };
    }
    if (!session) return { about: t(state === "here" ? "available" : "away"), left: null };
    const time = clockTime(session.plannedEnd, zone);
    if (state === "resting") return { about: t("resting", { time }), left: null };
    const activity = session.activity ? isolate(session.activity.name) : t("focusing");
    const target = session.target && isolate(session.target);
    return {
      about: target ? t("withTarget", { activity, target }) : activity,
      left: t("left", { minutes: minutesLeft(session, now) }),
    };
  };
}
