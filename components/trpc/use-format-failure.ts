"use client";

import { useTranslations } from "next-intl";
import { clockTime } from "../format/clock-time";
import { useKnownZone } from "../format/reader-zone";
import { failureReason, findActivityEnd, findErrorId, wasAnswered } from "./failure";

/** Formats a failed call: what happened and, if possible, what to do. */
export function useFormatFailure(): (error: unknown) => string {
  const tReasons = useTranslations("reasons");
  const t = useTranslations("error");
  const timeZone = useKnownZone();
  return (error) => {
    if (!wasAnswered(error)) return t("noAnswer");
    const until = findActivityEnd(error);
    if (until !== null && timeZone) {
      return t("activityRunning", { time: clockTime(until, timeZone) });
    }
    const id = findErrorId(error);
    const text = tReasons(failureReason(error));
    return id ? t("withId", { text, id }) : text;
  };
}
