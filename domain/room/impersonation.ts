import { isNamed } from "../account/guest-name";

/** Accents and invisible characters. */
const IGNORED = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A key that is equal for names people would confuse: without case, accents, width and repeated
 * spaces. Letters of other scripts that look alike stay different.
 */
export function buildNameKey(name: string): string {
  const letters = name.normalize("NFKC").toUpperCase().normalize("NFKD").replace(IGNORED, "");
  return letters.toLowerCase().replace(/\s+/g, " ").trim();
}

/**
 * True if a name could be taken for that of a coach of the room: members show a coach more. Other
 * members, and unnamed guests, may share a name.
 *
 * @param coaches the other coaches of the room.
 */
export function isImpersonation(name: string, coaches: readonly { name: string }[]): boolean {
  const key = buildNameKey(name);
  return isNamed(name) && coaches.some((coach) => buildNameKey(coach.name) === key);
}
