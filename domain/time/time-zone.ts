import { Temporal } from "temporal-polyfill";

/**
 * Accepts an IANA name ("Europe/Vienna") for which local days can be computed. Refuses plain
 * offsets ("+02:00"), because they have no daylight saving time. Asks Temporal, which computes the
 * days: the engine also accepts old names ("PST") that Temporal refuses.
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
