import { useLocale, useTranslations } from "next-intl";
import type { Period } from "@/domain/time/period";
import { useFormatDate } from "../../format/use-format-date";
import { kindOf } from "./dashboard-params";

/**
 * Writes a span of local days: "Fri 20 Nov 2026", "16 to 22 Nov 2026", "Nov 2026", "2026". The year
 * of `today` is left out where a day is named.
 */
export function useFormatPeriod(today: string): (span: Period) => string {
  const t = useTranslations("dashboard.span");
  const locale = useLocale();
  const dateWords = useFormatDate();
  const part = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }).format(
      Date.parse(`${day}T00:00:00Z`),
    );
  const isThisYear = (day: string) => day.slice(0, 4) === today.slice(0, 4);
  return (span) => {
    const { from, to } = span;
    const kind = kindOf(span);
    const [yearFrom, yearTo] = [from.slice(0, 4), to.slice(0, 4)];
    if (kind === "day") return dateWords(from, { withYear: !isThisYear(from) });
    if (kind === "year") return yearFrom;
    const month = (day: string) => part(day, { month: "short" });
    if (kind === "month") return t("month", { month: month(from), year: yearFrom });
    const isOneMonth = from.slice(0, 7) === to.slice(0, 7);
    const isOneYear = yearFrom === yearTo;
    return t("range", {
      from: part(from, { day: "numeric" }),
      to: part(to, { day: "numeric" }),
      monthFrom: isOneMonth ? "" : ` ${month(from)}`,
      monthTo: ` ${month(to)}`,
      yearFrom: isOneYear ? "" : ` ${yearFrom}`,
      yearTo: isOneYear && isThisYear(to) ? "" : ` ${yearTo}`,
    });
  };
}
