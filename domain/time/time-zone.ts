import { Temporal } from "temporal-polyfill";

/** Names asked for at run time are few; a limit keeps made-up ones from filling the memory. */
const MAX_REMEMBERED = 2_000;

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

/**
 * Whether dates can be formatted in a zone. For browsers, which have no Temporal. A device whose zone
 * is not set reports "Etc/Unknown", which cannot be used.
 */
export function isFormatZone(name: string): boolean {
  if (!isZoneName(name) || name === "Etc/Unknown") return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The zone, or UTC when this engine cannot format dates in it. */
export const toFormatZone = fallBackToUtc(isFormatZone);

const isZoneName = (name: string) => /^[A-Za-z]/.test(name) && name.length <= 64;

function fallBackToUtc(isUsable: (name: string) => boolean): (name: string) => string {
  const remembered = new Map<string, string>();
  return (name) => {
    const known = remembered.get(name);
    if (known) return known;
    const zone = isUsable(name) ? name : "UTC";
    if (remembered.size < MAX_REMEMBERED) remembered.set(name, zone);
    return zone;
  };
}
