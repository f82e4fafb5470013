import { Temporal } from "temporal-polyfill";
import { fallBackToUtc, isZoneName } from "./format-zone";

/**
 * Accepts an IANA name ("Europe/Vienna") for which local days can be computed. Refuses plain
 * offsets ("+02:00"), because they have no daylight saving time. Asks Temporal, which computes the
 * days: the engine also accepts old names ("PST") that Temporal refuses.
 */
export function isTimeZone(name: string): boolean {
  if (!isZoneName(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * The zone, or UTC when local days cannot be computed for it. A stored zone may be unknown, because
 * zone data differ between engines and versions.
 */
export const toTimeZone = fallBackToUtc(isTimeZone);
