import { useLocale, useTranslations } from "next-intl";
import { dayStart } from "@/domain/time/period";
import { dateFormat } from "./date-format";

/** Formats a local day, `YYYY-MM-DD`, as "Fri 20 Nov", or with its year as "Fri 20 Nov 2026". */
export function useFormatDate(): (date: string, options?: { withYear?: boolean }) => string {
  const t = useTranslations("format");
  const locale = useLocale();
  return (date, { withYear = false } = {}) => {
    // A calendar day has no zone, so it is read and formatted in UTC.
    const at = dayStart(date);
    const part = (options: Intl.DateTimeFormatOptions) =>
      dateFormat(locale, { timeZone: "UTC", ...options }).format(at);
    const withoutYear = t("date", {
      weekday: part({ weekday: "short" }),
      day: part({ day: "numeric" }),
      month: part({ month: "short" }),
    });
    return withYear ? t("dateOfYear", { date: withoutYear, year: date.slice(0, 4) }) : withoutYear;
  };
}
