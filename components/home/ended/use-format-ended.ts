"use client";

import { useTranslations } from "next-intl";
import type { FocusSession } from "@/domain/api/wire";
import {
  countMinutesUntilBreak,
  suggestShorterLength,
} from "@/domain/focus-session/session-length";
import { clockTime } from "../../format/clock-time";
import { useReaderZone } from "../../timeline/use-format-session";
import { plannedMinutesOf } from "../day-summary";

/** Minutes a broken session was kept; null when it ran to its end. */
export function keptMinutes({ startedAt, brokenAt }: FocusSession): number | null {
  if (!brokenAt) return null;
  return countMinutesUntilBreak({ startedAt: new Date(startedAt), brokenAt: new Date(brokenAt) });
}

/**
 * What to say of an ended session: kind, plain, exact.
 *
 * @param room name of the room it was run in.
 */
export function useFormatEnded(
  session: FocusSession,
  room: string | undefined,
): { title: string; over: string } {
  const t = useTranslations("session.ended");
  const zone = useReaderZone();
  const minutes = plannedMinutesOf(session);
  const kept = keptMinutes(session);
  const time = clockTime(Date.parse(session.brokenAt ?? session.plannedEnd), zone);
  const activity = session.activity.name;
  const over = room ? t("overIn", { activity, room, time }) : t("over", { activity, time });
  if (session.activity.isRest) return { over, title: t(kept === null ? "rest" : "restBroken") };
  if (session.drifted) return { over, title: t("drifted", { minutes }) };
  if (kept === null) return { over, title: t("completed", { minutes }) };
  return { over, title: t("broken", { kept, minutes: suggestShorterLength(kept, minutes) ?? 0 }) };
}
