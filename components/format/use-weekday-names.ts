import { useLocale } from "next-intl";
import { dateFormat } from "./date-format";

/** Formats an ISO weekday (Monday is 1): "Mon", "Monday" or "M". */
export function useWeekdayNames(
  width: "short" | "long" | "narrow" = "short",
): (weekday: number) => string {
  const locale = useLocale();
  const format = dateFormat(locale, { weekday: width, timeZone: "UTC" });
  // 5 January 1970 was a Monday.
  return (weekday) => format.format(Date.UTC(1970, 0, 4 + weekday));
}
