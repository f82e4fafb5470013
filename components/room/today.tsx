"use client";

import { useTranslations } from "next-intl";
import type { RoomToday } from "@/domain/api/dashboard";
import { useKnownZone } from "../format/reader-zone";
import { useFormatDay } from "../format/use-format-day";
import { useFormatDuration } from "../format/use-format-duration";
import { useTick } from "../live/use-tick";
import { Card } from "../ui/card";

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

/** The room's figures of today: of the members the viewer is compared with, or only their own. */
export function TodayCard({ today, memberCount }: { today: RoomToday; memberCount: number }) {
  const t = useTranslations("room.today");
  const formatDuration = useFormatDuration();
  const { completed, focusMinutes, people, isCompared } = today;
  const whose = isCompared ? (people < memberCount ? "some" : "all") : "own";
  return (
    <Card
      title={t("title")}
      action={<span className="text-sm text-soft">{t("completed", { count: completed })}</span>}
    >
      <p className="mt-3 text-[1.75rem] leading-8 font-semibold tabular-nums">
        {formatDuration(focusMinutes)}
      </p>
      <p className="mt-1 text-sm text-soft">{t(`focusTime.${whose}`, { people, memberCount })}</p>
    </Card>
  );
}
