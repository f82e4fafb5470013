"use client";

import { useTranslations } from "next-intl";
import { clockTime } from "../format/clock-time";
import { useReaderZone } from "../format/reader-zone";
import type { RecentSession } from "../live/seat";
import { minutesLeft } from "./geometry";

/** The texts of a session: for screen readers, for the table and for labels. */
export interface FormattedSession {
  activity: string;
  status: string;
  from: string;
  /** When it ended or will end. */
  to: string;
  /** The planned end. */
  planned: string;
  sentence: string;
}

/** Formats sessions in the reader's time zone; `now` is epoch ms. */
export function useFormatSession(): (session: RecentSession, now: number) => FormattedSession {
  const t = useTranslations("timeline");
  const zone = useReaderZone();
  return (session, now) => {
    const { startedAt, plannedEnd, brokenAt } = session;
    const isDue = session.status === "running" && plannedEnd <= now;
    const status = isDue ? "completed" : session.status;
    const activity = session.activity?.name ?? t("hiddenActivity");
    const from = clockTime(startedAt, zone);
    const planned = clockTime(plannedEnd, zone);
    const to = brokenAt ? clockTime(brokenAt, zone) : planned;
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
