"use client";

import { useLocale, useTranslations } from "next-intl";
import { buildDatePartsFormat } from "./date-format";
import { useReaderZone } from "./reader-zone";

/** Formats the day of an instant (epoch ms) in the reader's zone: "Fri 20 Nov". */
export function useFormatDay(): (at: number) => string {
  const t = useTranslations("format");
  const formatParts = buildDatePartsFormat(useLocale(), useReaderZone());
  return (at) => t("date", formatParts(at));
}
