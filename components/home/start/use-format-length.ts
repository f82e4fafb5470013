"use client";

import { useTranslations } from "next-intl";
import { clockTime } from "../../format/clock-time";
import type { LengthChoice } from "./start-form-state";

/**
 * Formats the length in the form: "25 min" or "until 10:30".
 *
 * @param timeZone null while it is unknown.
 */
export function useFormatLength(timeZone: string | null): (length: LengthChoice) => string {
  const t = useTranslations("home.length");
  return (length) => {
    if (length.kind === "minutes") return t("minutes", { minutes: length.minutes });
    if (length.kind === "until")
      return t("until", { time: clockTime(length.at, timeZone ?? "UTC") });
    const text = length.text.trim();
    return /^\d{1,3}$/.test(text) ? t("minutes", { minutes: Number(text) }) : t("other");
  };
}
