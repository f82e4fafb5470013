import { useTimeZone, useTranslations } from "next-intl";
import { brokenAfterMinutes, countPlannedMinutes } from "@/domain/focus-session/session-length";
import { clockTime } from "../format/clock-time";
import { useFormatDuration } from "../format/use-format-duration";
import type { FocusSession } from "../live/session";
import type { Lineage } from "./lineage";

/** The texts of a session's row. */
export interface FormattedHistoryRow {
  /** "10:14 to 10:39", in the zone in which the session ran. */
  times: string;
  /** "25 min", or "of 25 min" if it ended early. */
  length: string;
  /** The zone of these times if it is not the reader's. */
  zone: string | null;
  outcome: string;
  /** Why it ended early, which session it restarted, which one restarted it. */
  details: string[];
}

export function useFormatHistoryRow(): (
  session: FocusSession,
  lineage: Lineage,
) => FormattedHistoryRow {
  const t = useTranslations("history.row");
  const tReason = useTranslations("session.reason");
  const tTimeline = useTranslations("timeline");
  const formatDuration = useFormatDuration();
  const readerZone = useTimeZone();
  return (session, { restartOf, restartedBy }) => {
    const { timeZone, status, brokenAt, breakReason, drifted } = session;
    const time = (at: number) => clockTime(at, timeZone);
    const outcome = () => {
      if (drifted) return t("unfocused");
      if (status !== "broken") return tTimeline("status", { status });
      return t("endedEarly", { minutes: brokenAfterMinutes(session) ?? 0 });
    };
    const length = formatDuration(countPlannedMinutes(session));
    const details = [
      breakReason && tReason(breakReason),
      restartOf && t("restartOf", { time: time(restartOf.startedAt) }),
      restartedBy &&
        t("restarted", { time: time(restartedBy.startedAt), status: restartedBy.status }),
    ];
    return {
      times: t("times", {
        from: time(session.startedAt),
        to: time(brokenAt ?? session.plannedEnd),
      }),
      length: brokenAt ? t("ofLength", { length }) : length,
      zone: timeZone === readerZone ? null : timeZone.replaceAll("_", " "),
      outcome: outcome(),
      details: details.filter((part) => part !== null),
    };
  };
}
