const MOST = 200;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A date format, created once and then kept: a new one takes longer than hundreds of dates. The
 * oldest is dropped when many zones were used.
 */
export function dateFormat(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  if (formats.size >= MOST) formats.delete(formats.keys().next().value ?? "");
  const format = new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format;
}

/** Returns a function that formats the parts of a date at an instant (epoch ms): "Fri", "20", "Nov". */
export function buildDatePartsFormat(locale: string, timeZone: string) {
  const weekday = dateFormat(locale, { timeZone, weekday: "short" });
  const day = dateFormat(locale, { timeZone, day: "numeric" });
  const month = dateFormat(locale, { timeZone, month: "short" });
  return (at: number) => ({
    weekday: weekday.format(at),
    day: day.format(at),
    month: month.format(at),
  });
}
