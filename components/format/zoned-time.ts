import { toFormatZone } from "@/domain/time/format-zone";
import { dateFormat } from "./date-format";

/**
 * The calendar day, `YYYY-MM-DD`, in an IANA zone at an instant (epoch ms). Not to assign a session to
 * a day: the server does this by `domain/time/local-day.ts`.
 */
export function zonedDate(at: number, timeZone: string): string {
  const part = zonedParts(at, timeZone, { year: "numeric", month: "2-digit", day: "2-digit" });
  return `${part("year")}-${part("month")}-${part("day")}`;
}

/**
 * The hour, 0 to 23, on the clocks of an IANA zone at an instant (epoch ms). Only to choose a
 * suggestion: the server decides by `domain/time/wall-hour.ts` for which hour a session counts.
 */
export function zonedHour(at: number, timeZone: string): number {
  return Number(zonedParts(at, timeZone, { hour: "2-digit", hourCycle: "h23" })("hour"));
}

function zonedParts(at: number, zone: string, options: Intl.DateTimeFormatOptions) {
  const timeZone = toFormatZone(zone);
  const format = dateFormat("en-u-ca-iso8601-nu-latn", { timeZone, ...options });
  const parts = format.formatToParts(at);
  return (type: string) => parts.find((part) => part.type === type)?.value ?? "";
}
