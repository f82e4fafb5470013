const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formats.set(timeZone, format);
  return format;
}

/** Hour (0 to 23) and minute on the wall at this instant (epoch ms) in an IANA time zone. */
export function wallClock(at: number, timeZone: string): { hour: number; minute: number } {
  const [hour = 0, minute = 0] = formatFor(timeZone).format(at).split(":").map(Number);
  return { hour, minute };
}

/** A clock time as this product writes it: "9:05", "10:50". */
export function clockTime(at: number, timeZone: string): string {
  const { hour, minute } = wallClock(at, timeZone);
  return `${hour}:${String(minute).padStart(2, "0")}`;
}
