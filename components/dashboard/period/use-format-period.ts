import { useLocale, useTranslations } from "next-intl";
import type { Period } from "@/domain/time/period";
import { useFormatDate } from "../../format/use-format-date";
import { periodKind } from "./dashboard-params";

/**
 * Formats a period: "Fri 20 Nov 2026", "16 to 22 Nov 2026", "Nov 2026", "2026". Days in the year of
 * `today` are written without the year.
 */
export function useFormatPeriod(today: string): (period: Period) => string {
  const t = useTranslations("dashboard.span");
  const locale = useLocale();
  const formatDate = useFormatDate();
  const format = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }).format(
      Date.parse(`${day}T00:00:00Z`),
    );
  const isThisYear = (day: string) => day.slice(0, 4) === today.slice(0, 4);
  return (period) => {
    const { from, to } = period;
    const kind = periodKind(period);
    const [yearFrom, yearTo] = [from.slice(0, 4), to.slice(0, 4)];
    if (kind === "day") return formatDate(from, { withYear: !isThisYear(from) });
    if (kind === "year") return yearFrom;
    const month = (day: string) => format(day, { month: "short" });
    if (kind === "month") return t("month", { month: month(from), year: yearFrom });
    const isOneMonth = from.slice(0, 7) === to.slice(0, 7);
    const isOneYear = yearFrom === yearTo;
    return t("range", {
      from: format(from, { day: "numeric" }),
      to: format(to, { day: "numeric" }),
      monthFrom: isOneMonth ? "" : ` ${month(from)}`,
      monthTo: ` ${month(to)}`,
      yearFrom: isOneYear ? "" : ` ${yearFrom}`,
      yearTo: isOneYear && isThisYear(to) ? "" : ` ${yearTo}`,
    });
  };
}
