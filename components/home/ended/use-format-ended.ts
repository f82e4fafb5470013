"use client";

import { useTranslations } from "next-intl";
import {
  brokenAfterMinutes,
  countPlannedMinutes,
  suggestShorterLength,
} from "@/domain/focus-session/session-length";
import { clockTime } from "../../format/clock-time";
import { useReaderZone } from "../../format/reader-zone";
import type { FocusSession } from "../../live/session";

/** The heading of an ended session and the line above it; `room` is the name of its room. */
export function useFormatEnded(
  session: FocusSession,
  room: string | undefined,
): { title: string; over: string } {
  const t = useTranslations("session.ended");
  const zone = useReaderZone();
  const minutes = countPlannedMinutes(session);
  const brokenAfter = brokenAfterMinutes(session);
  const time = clockTime(session.brokenAt ?? session.plannedEnd, zone);
  const activity = session.activity.name;
  const over = room ? t("overIn", { activity, room, time }) : t("over", { activity, time });
  if (session.activity.isRest)
    return { over, title: t(brokenAfter === null ? "rest" : "restBroken") };
  if (session.drifted) return { over, title: t("unfocused", { minutes }) };
  if (brokenAfter === null) return { over, title: t("completed", { minutes }) };
  return {
    over,
    title: t("broken", {
      kept: brokenAfter,
      minutes: suggestShorterLength(brokenAfter, minutes) ?? 0,
    }),
  };
}
