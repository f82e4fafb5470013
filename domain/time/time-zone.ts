import { Temporal } from "temporal-polyfill";

/**
 * Whether this is an IANA time zone name that local days can be computed in ("Europe/Vienna").
 * Plain offsets ("+02:00") are refused: they know no daylight saving. Asked of Temporal, which
 * computes the days: the engine alone also knows old names ("PST") that Temporal refuses.
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
