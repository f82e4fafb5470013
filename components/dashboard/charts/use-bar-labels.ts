import { useLocale } from "next-intl";
import type { Grain, Group } from "../period/group-by-period";

/** Writes what stands under a bar: a weekday and its sum in a week, else a date, a month or a year. */
export function useBarLabels(
  grain: Grain,
  count: number,
): (group: Group) => { label: string; note?: string } {
  const locale = useLocale();
  const part = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }).format(
      Date.parse(`${day}T00:00:00Z`),
    );
  return ({ from, focusMinutes }) => {
    if (grain === "day" && count <= 7) {
      return { label: part(from, { weekday: "short" }), note: clockLike(focusMinutes) };
    }
    if (grain === "day") return { label: part(from, { day: "numeric" }) };
    const month = part(from, { month: "short" });
    if (grain === "week") return { label: `${part(from, { day: "numeric" })} ${month}` };
    if (grain === "quarter") return { label: from.slice(0, 4) };
    return { label: count <= 14 ? month : `${month} ’${from.slice(2, 4)}` };
  };
}

/** Minutes as hours and minutes in the width of a bar: "1:30". */
function clockLike(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
