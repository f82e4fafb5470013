import { Temporal } from "temporal-polyfill";

/**
 * Whether this is an IANA time zone name ("Europe/Vienna") for which local days can be computed.
 * Plain offsets ("+02:00") are refused because they have no daylight saving time. Asks Temporal,
 * which computes the days: the engine also accepts old names ("PST") that Temporal refuses.
 */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name) || name.length > 64) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
