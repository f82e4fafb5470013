import { useLocale, useTranslations } from "next-intl";

/**
 * Writes a local day, `YYYY-MM-DD`, as this product does: "Fri 20 Nov", or "Fri 20 Nov 2026" where
 * the year is not said elsewhere.
 */
export function useFormatDate(): (date: string, options?: { withYear?: boolean }) => string {
  const t = useTranslations("home");
  const dated = useTranslations("record");
  const locale = useLocale();
  return (date, { withYear = false } = {}) => {
    // A calendar day has no zone: read and written in the same one.
    const at = Date.parse(`${date}T00:00:00Z`);
    const part = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }).format(at);
    const words = t("date", {
      weekday: part({ weekday: "short" }),
      day: part({ day: "numeric" }),
      month: part({ month: "short" }),
    });
    return withYear ? dated("dateOfYear", { date: words, year: date.slice(0, 4) }) : words;
  };
}
