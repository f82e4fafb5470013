/** An IANA name, not an offset ("+02:00"). */
export const isZoneName = (name: string) => /^[A-Za-z]/.test(name) && name.length <= 64;

/**
 * Whether dates can be formatted in a zone. A device whose zone is not set reports "Etc/Unknown",
 * which cannot be used. For browsers: unlike `isTimeZone` it does not load Temporal.
 */
export function isFormatZone(name: string): boolean {
  if (!isZoneName(name) || name === "Etc/Unknown") return false;
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** The zone, or UTC when this engine cannot format dates in it. */
export const toFormatZone = (name: string) => (isFormatZone(name) ? name : "UTC");
