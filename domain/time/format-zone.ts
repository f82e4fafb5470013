/** Names asked for at run time are few; a limit keeps made-up ones from filling the memory. */
const MAX_REMEMBERED = 2_000;

/**
 * Whether dates can be formatted in a zone. A device whose zone is not set reports "Etc/Unknown",
 * which cannot be used. For browsers: unlike `isTimeZone` it does not load Temporal.
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

/** An IANA name, not an offset ("+02:00"). */
export const isZoneName = (name: string) => /^[A-Za-z]/.test(name) && name.length <= 64;

/** Returns a function that replaces zones that are not usable by UTC, and remembers which are. */
export function fallBackToUtc(isUsable: (name: string) => boolean): (name: string) => string {
  const remembered = new Map<string, string>();
  return (name) => {
    const known = remembered.get(name);
    if (known) return known;
    const zone = isUsable(name) ? name : "UTC";
    if (remembered.size < MAX_REMEMBERED) remembered.set(name, zone);
    return zone;
  };
}
