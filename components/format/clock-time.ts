import { toFormatZone } from "@/domain/time/format-zone";

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en", {
    timeZone: toFormatZone(timeZone),
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formats.set(timeZone, format);
  return format;
}

/** Local hour (0 to 23) and minute at an instant (epoch ms) in an IANA time zone. */
export function toHourAndMinute(at: number, timeZone: string): { hour: number; minute: number } {
  const [hour = 0, minute = 0] = formatFor(timeZone).format(at).split(":").map(Number);
  return { hour, minute };
}

/** Formats an instant (epoch ms) as a clock time: "9:05", "10:50". */
export function clockTime(at: number, timeZone: string): string {
  const { hour, minute } = toHourAndMinute(at, timeZone);
  return `${hour}:${String(minute).padStart(2, "0")}`;
}

/** Formats an hour of the day (0 to 23) as a clock time: "9:00". */
export const formatFullHour = (hour: number): string => `${hour}:00`;
