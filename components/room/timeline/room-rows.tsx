"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Seat } from "@/domain/api/wire";
import { clockTime } from "../../format/clock-time";
import { useTick } from "../../live/use-tick";
import { roomWindow } from "../../timeline/geometry";
import { RoomTimeline } from "../../timeline/room-timeline";
import { useReaderZone } from "../../timeline/use-format-session";
import { SitDown, type SitDownContext } from "./join-until";
import { endToShare, sessionsOf, splitSeats } from "./seat-sessions";
import { useFormatSeat } from "./use-format-seat";

const MINUTE_MS = 60_000;
const NAMED = 3;

interface RoomRowsProps {
  seats: readonly Seat[];
  viewerId: string;
  /** What sitting down alongside needs; null while the viewer runs a session. */
  sitDown: SitDownContext | null;
}

/**
 * The room's line, a row for everyone who is on it, and who else is busy, here or away. Nothing where
 * nobody has a row: an axis with nothing on it would only ask for a glance.
 */
export function RoomRows({ seats, viewerId, sitDown }: RoomRowsProps) {
  const t = useTranslations("room");
  const now = useTick(MINUTE_MS);
  const words = useFormatSeat();
  const zone = useReaderZone();
  const [preview, setPreview] = useState<number | null>(null);
  const { rows, busy, here, away } = splitSeats(seats, viewerId, roomWindow(now).from);
  const surfaces = ({ name, busyUntil }: Seat) =>
    t("busyUntil", { name, time: clockTime(Date.parse(busyUntil ?? ""), zone) });
  const under = [
    busy.length > 0 && t("busy", namesOf(busy, surfaces)),
    here.length > 0 && t("here", namesOf(here)),
    away.length > 0 && t("away", namesOf(away)),
  ].filter(Boolean);
  const actionOf = (seat: Seat) => {
    const until = sitDown && endToShare(seat, now);
    if (!until) return null;
    return {
      name: t("sitDown.open", { name: seat.name }),
      button: <SitDown name={seat.name} until={until} context={sitDown} onPreview={setPreview} />,
    };
  };
  if (rows.length === 0) return null;
  return (
    <RoomTimeline
      now={now}
      sharedEndAt={sitDown && preview}
      under={under.length > 0 && <p className="text-sm text-soft">{under.join(" · ")}</p>}
      others={[...busy, ...here, ...away].map((seat) => ({
        key: seat.userId,
        name: seat.name,
        about: words(seat, now).about,
      }))}
      rows={rows.map((seat) => ({
        key: seat.userId,
        name: seat.userId === viewerId ? t("you") : seat.name,
        ...words(seat, now),
        sessions: sessionsOf(seat),
        action: seat.userId === viewerId ? null : actionOf(seat),
      }))}
    />
  );
}

function namesOf(seats: readonly Seat[], nameOf = (seat: Seat) => seat.name) {
  const named = seats.slice(0, NAMED).map(nameOf);
  return { names: named.join(", "), more: seats.length - named.length };
}
