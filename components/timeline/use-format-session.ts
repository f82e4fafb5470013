"use client";

import { useTranslations } from "next-intl";
import type { RecentSession } from "@/domain/api/wire";
import { clockTime } from "../format/clock-time";
import { useKnownZone } from "../format/reader-zone";
import { minutesLeft } from "./geometry";

/** What a drawn session says: for readers of the line, for its table, for its label. */
export interface SessionWords {
  activity: string;
  status: string;
  from: string;
  /** When it ended, or will. */
  to: string;
  /** When it was to end. */
  planned: string;
  sentence: string;
}

/** Puts sessions into words, in the reader's time zone. `now` is epoch ms. */
export function useFormatSession(): (session: RecentSession, now: number) => SessionWords {
  const t = useTranslations("timeline");
  const zone = useReaderZone();
  return (session, now) => {
    const end = Date.parse(session.plannedEnd);
    const isDue = session.status === "running" && end <= now;
    const status = isDue ? "completed" : session.status;
    const activity = session.activity?.name ?? t("hiddenActivity");
    const from = clockTime(Date.parse(session.startedAt), zone);
    const planned = clockTime(end, zone);
    const to = session.brokenAt ? clockTime(Date.parse(session.brokenAt), zone) : planned;
    const minutes = minutesLeft(session, now);
    return {
      activity,
      status: t("status", { status }),
      from,
      to,
      planned,
      sentence: t(`sentence.${status}`, { activity, from, to, planned, minutes }),
    };
  };
}

/** The zone in which clock times are drawn for the reader. Where it may be unknown: `useKnownZone`. */
export function useReaderZone(): string {
  return useKnownZone() ?? "UTC";
}
