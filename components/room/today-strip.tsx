"use client";

import { useTranslations } from "next-intl";
import type { RoomToday } from "@/domain/api/dashboard";
import { useKnownZone } from "../format/reader-zone";
import { useFormatDay } from "../format/use-format-day";
import { useFormatDuration } from "../format/use-format-duration";
import { useTick } from "../live/use-tick";

const HOUR_MS = 3_600_000;

/**
 * The date, so that a room that stays open overnight shows which day it is, and the focus time of
 * the day.
 */
export function TodayStrip({ today }: { today: RoomToday }) {
  const t = useTranslations("room.today");
  const formatDay = useFormatDay();
  const formatDuration = useFormatDuration();
  const now = useTick(HOUR_MS);
  const isZoneKnown = useKnownZone() !== null;
  const duration = formatDuration(today.focusMinutes);
  return (
    <span>
      {isZoneKnown && formatDay(now)}
      {isZoneKnown && today.completed > 0 && " · "}
      {today.completed > 0 && t(today.isCompared ? "strip" : "stripOwn", { duration })}
    </span>
  );
}
