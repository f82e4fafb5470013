import { Temporal } from "temporal-polyfill";
import { isZoneName } from "./format-zone";

/** Stored zones are few; a limit keeps made-up ones from filling the memory. */
const MAX_REMEMBERED = 2_000;
const remembered = new Map<string, string>();

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
export function toTimeZone(name: string): string {
  const known = remembered.get(name);
  if (known) return known;
  const zone = isTimeZone(name) ? name : "UTC";
  if (remembered.size < MAX_REMEMBERED) remembered.set(name, zone);
  return zone;
}
