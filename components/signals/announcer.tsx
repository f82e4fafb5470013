"use client";

import { useTranslations } from "next-intl";
import { clockTime } from "../format/clock-time";
import { useReaderZone } from "../format/reader-zone";
import { useRenderedAt } from "../live/server-time";
import type { FocusSession } from "../live/session";
import { useDeadline } from "../live/use-deadline";
import { findWarningTime } from "./when-to-signal";

interface AnnouncerProps {
  running: FocusSession | null;
  ended: FocusSession | null;
}

/** Announces three moments to screen readers, and nothing in between: start, five minutes left, end. */
export function Announcer({ running, ended }: AnnouncerProps) {
  const t = useTranslations("session.announcement");
  const zone = useReaderZone();
  const warnAt = running ? findWarningTime(running) : null;
  const next = (at: number) => (warnAt !== null && warnAt > at ? warnAt : null);
  const now = useDeadline(next, useRenderedAt());

  function text() {
    if (running && warnAt !== null && now >= warnAt) return t("fiveLeft");
    if (running) {
      const time = clockTime(running.plannedEnd, zone);
      return t("started", { activity: running.activity.name, time });
    }
    if (!ended) return "";
    return t(ended.drifted ? "unfocused" : ended.status, { activity: ended.activity.name });
  }
  return (
    <p aria-live="polite" className="sr-only">
      {text()}
    </p>
  );
}
