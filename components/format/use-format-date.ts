import { useLocale, useTranslations } from "next-intl";
import { dayStart } from "@/domain/time/period";
import { buildDatePartsFormat } from "./date-format";

/** Formats a local day, `YYYY-MM-DD`, as "Fri 20 Nov", or with its year as "Fri 20 Nov 2026". */
export function useFormatDate(): (date: string, options?: { withYear?: boolean }) => string {
  const t = useTranslations("format");
  // A calendar day has no zone, so it is read and formatted in UTC.
  const formatParts = buildDatePartsFormat(useLocale(), "UTC");
  return (date, { withYear = false } = {}) => {
    const withoutYear = t("date", formatParts(dayStart(date)));
    return withYear ? t("dateOfYear", { date: withoutYear, year: date.slice(0, 4) }) : withoutYear;
  };
}
