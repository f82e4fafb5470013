"use client";

import { useTranslations } from "next-intl";
import type { Seat } from "@/domain/api/wire";
import { clockTime } from "../../format/clock-time";
import { minutesLeft } from "../../timeline/geometry";
import type { RoomRow } from "../../timeline/room-row";
import { useReaderZone } from "../../timeline/use-format-session";

/** The words beside a member's name: what they are on and how long still. `now`: epoch ms. */
export function useFormatSeat(): (seat: Seat, now: number) => Pick<RoomRow, "about" | "left"> {
  const t = useTranslations("room.seat");
  const zone = useReaderZone();
  return ({ state, session, busyUntil }, now) => {
    if (!session && busyUntil) {
      return { about: t("busy", { time: clockTime(Date.parse(busyUntil), zone) }), left: null };
    }
    if (!session) return { about: t(state === "here" ? "here" : "away"), left: null };
    const time = clockTime(Date.parse(session.plannedEnd), zone);
    if (state === "resting") return { about: t("resting", { time }), left: null };
    const activity = session.activity?.name ?? t("hidden");
    return {
      about: session.target ? t("withTarget", { activity, target: session.target }) : activity,
      left: t("left", { minutes: minutesLeft(session, now) }),
    };
  };
}
