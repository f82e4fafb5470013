import { useTimeZone, useTranslations } from "next-intl";
import type { FocusSession } from "@/domain/api/wire";
import { clockTime } from "../format/clock-time";
import { useFormatDuration } from "../format/use-format-duration";
import { wirePlannedMinutes } from "../home/day-summary";
import { brokenAfterMinutes } from "../home/ended/use-format-ended";
import type { Lineage } from "./lineage";

/** What the record says of a session. */
export interface RecordWords {
  /** "10:14 to 10:39", on the wall where the person was. */
  times: string;
  /** "25 min", or "of 25 min" where it broke off before. */
  length: string;
  /** The zone of those times, where it is not the reader's. */
  zone: string | null;
  outcome: string;
  /** Why it broke, what it restarted, what restarted it. */
  about: string[];
}

/** Puts sessions of the record into words. */
export function useFormatHistoryRow(): (session: FocusSession, lineage: Lineage) => RecordWords {
  const t = useTranslations("record.row");
  const reasons = useTranslations("session.reason");
  const statuses = useTranslations("timeline");
  const duration = useFormatDuration();
  const readerZone = useTimeZone();
  return (session, { restartOf, restartedBy }) => {
    const { timeZone, status, brokenAt, breakReason, drifted } = session;
    const time = (iso: string) => clockTime(Date.parse(iso), timeZone);
    const outcome = () => {
      if (drifted) return t("drifted");
      if (status !== "broken") return statuses("status", { status });
      return t("brokenAt", { minutes: brokenAfterMinutes(session) ?? 0 });
    };
    const length = duration(wirePlannedMinutes(session));
    const about = [
      breakReason && reasons(breakReason),
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
      about: about.filter((part) => part !== null),
    };
  };
}
