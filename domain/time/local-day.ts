import { Temporal } from "temporal-polyfill";

/**
 * The calendar date, `YYYY-MM-DD`, that stood on the wall where the person was at this instant.
 * The one authority for `focus_session.local_date`: databases and engines disagree on zone data,
 * so nothing else computes it.
 *
 * @param timeZone an IANA name for which `isTimeZone` holds; throws a RangeError otherwise.
 */
export function localDay(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** The instants at which a local day begins and the next one begins: 23, 24 or 25 hours apart. */
export function localDayBounds(day: string, timeZone: string): { startsAt: Date; endsAt: Date } {
  const date = Temporal.PlainDate.from(day);
  const instant = (d: Temporal.PlainDate) =>
    new Date(d.toZonedDateTime(timeZone).epochMilliseconds);
  return { startsAt: instant(date), endsAt: instant(date.add({ days: 1 })) };
}
