"use client";

import { useLocale, useTranslations } from "next-intl";
import { dateFormat } from "./date-format";
import { useReaderZone } from "./reader-zone";

/** Formats the day of an instant (epoch ms) in the reader's zone: "Fri 20 Nov". */
export function useFormatDay(): (at: number) => string {
  const t = useTranslations("format");
  const locale = useLocale();
  const timeZone = useReaderZone();
  return (at) => {
    const part = (options: Intl.DateTimeFormatOptions) =>
      dateFormat(locale, { timeZone, ...options }).format(at);
    return t("date", {
      weekday: part({ weekday: "short" }),
      day: part({ day: "numeric" }),
      month: part({ month: "short" }),
    });
  };
}
