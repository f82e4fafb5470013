/** Steps of 15°: neighbours still differ, and a group rarely has two people of one hue. */
const HUES = 24;

/** The hue of a person, in degrees of OKLCH. The same user id always gets the same hue. */
export function personHue(userId: string): number {
  // FNV-1a: close ids get hues far apart.
  let hash = 0x811c9dc5;
  for (const char of userId) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return ((hash >>> 0) % HUES) * (360 / HUES);
}
