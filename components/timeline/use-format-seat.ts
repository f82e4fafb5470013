"use client";

import { useTranslations } from "next-intl";
import { clockTime } from "../format/clock-time";
import { useReaderZone } from "../format/reader-zone";
import type { Seat } from "../live/seat";
import { isolate } from "../ui/isolated-text";
import { minutesLeft } from "./geometry";
import type { RoomRow } from "./room-row";
import { hasJustFinished } from "./seat-rows";

type SeatText = Pick<RoomRow, "name" | "about" | "hue" | "left">;

/** Formats a member's name, what they are doing, and the minutes left. `now` is epoch ms. */
export function useFormatSeat(viewerId: string): (seat: Seat, now: number) => SeatText {
  const t = useTranslations("room");
  const tSeat = useTranslations("room.seat");
  const zone = useReaderZone();
  const formatState = (seat: Seat, now: number): Omit<SeatText, "name"> => {
    const { state, session, busyUntil } = seat;
    const only = (about: string) => ({ about, hue: null, left: null });
    if (!session && busyUntil) return only(tSeat("busy", { time: clockTime(busyUntil, zone) }));
    if (!session && hasJustFinished(seat, now)) return only(tSeat("justFinished"));
    if (!session) return only(tSeat(state === "here" ? "available" : "away"));
    if (state === "resting") {
      return only(tSeat("resting", { time: clockTime(session.plannedEnd, zone) }));
    }
    const left = tSeat("left", { minutes: minutesLeft(session, now) });
    if (!session.activity) return { about: tSeat("focusing"), hue: null, left };
    const activity = isolate(session.activity.name);
    const target = session.target && isolate(session.target);
    return {
      about: target ? tSeat("withTarget", { activity, target }) : activity,
      hue: session.activity.isRest ? "rest" : session.activity.color,
      left,
    };
  };
  return (seat, now) => ({
    name: seat.userId === viewerId ? t("you") : seat.name,
    ...formatState(seat, now),
  });
}
