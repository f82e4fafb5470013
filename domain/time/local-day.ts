import { Temporal } from "temporal-polyfill";
import { toTimeZone } from "./time-zone";

/**
 * The calendar date, `YYYY-MM-DD`, in a time zone at this instant. Only this function computes
 * `focus_session.local_date`: databases and JavaScript engines disagree about time zones.
 *
 * @param timeZone an IANA name; UTC is used for one that this engine does not know.
 */
export function localDay(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(toTimeZone(timeZone))
    .toPlainDate()
    .toString();
}

/** The instants at which a local day and the next one begin, usually 23, 24 or 25 hours apart. */
export function localDayBounds(day: string, timeZone: string): { startsAt: Date; endsAt: Date } {
  const date = Temporal.PlainDate.from(day);
  const instant = (d: Temporal.PlainDate) =>
    new Date(d.toZonedDateTime(toTimeZone(timeZone)).epochMilliseconds);
  return { startsAt: instant(date), endsAt: instant(date.add({ days: 1 })) };
}
