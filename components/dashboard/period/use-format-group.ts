import { useLocale } from "next-intl";
import type { Period } from "@/domain/time/period";
import { useFormatDate } from "../../format/use-format-date";
import type { Grain, PeriodGroup } from "./group-by-period";
import { useFormatPeriod } from "./use-format-period";

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
  const locale = useLocale();
  const format = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }).format(
      Date.parse(`${day}T00:00:00Z`),
    );
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
