import { useLocale, useTranslations } from "next-intl";
import { dateFormat } from "@/components/format/date-format";
import { dayStart, type Period } from "@/domain/time/period";
import { useFormatDate } from "../../format/use-format-date";
import { periodKind } from "./dashboard-params";
import type { Grain, PeriodGroup } from "./group-by-period";

/**
 * Formats a period: "Fri 20 Nov 2026", "16 to 22 Nov 2026", "Nov 2026", "2026". Days in the year of
 * `today` are written without the year.
 */
export function useFormatPeriod(today: string): (period: Period) => string {
  const t = useTranslations("dashboard.period");
  const format = useFormatDayPart();
  const formatDate = useFormatDate();
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

/** Formats the days of one bar: a single day with its weekday, several days as a period. */
export function useFormatGroup(today: string, grain: Grain): (group: Period) => string {
  const formatPeriod = useFormatPeriod(today);
  const formatDate = useFormatDate();
  return (group) => (grain === "day" ? formatDate(group.from) : formatPeriod(group));
}

/** Formats the label under a bar. A week shows weekdays with their sums; longer periods, dates. */
export function useFormatBarLabel(
  grain: Grain,
  barCount: number,
): (group: PeriodGroup) => { label: string; note?: string } {
  const format = useFormatDayPart();
  return ({ from, focusMinutes }) => {
    if (grain === "day" && barCount <= 7) {
      return { label: format(from, { weekday: "short" }), note: hoursAndMinutes(focusMinutes) };
    }
    if (grain === "day") return { label: format(from, { day: "numeric" }) };
    const month = format(from, { month: "short" });
    if (grain === "week") return { label: `${format(from, { day: "numeric" })} ${month}` };
    if (grain === "quarter") return { label: from.slice(0, 4) };
    return { label: barCount <= 14 ? month : `${month} ’${from.slice(2, 4)}` };
  };
}

/** Minutes in the width of a bar: "1:30". */
function hoursAndMinutes(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Formats parts of a local day. A day has no zone, so it is read and written in UTC. */
function useFormatDayPart() {
  const locale = useLocale();
  return (day: string, options: Intl.DateTimeFormatOptions) =>
    dateFormat(locale, { timeZone: "UTC", ...options }).format(dayStart(day));
}
