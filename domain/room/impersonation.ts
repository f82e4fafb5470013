import { isNamed } from "../account/guest-name";

/** Marks on letters, and what is not drawn at all. */
const UNHEARD = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A name as people tell it from another: without case, accents, width and doubled spaces. Letters
 * of other scripts that only look alike stay different.
 */
export function buildNameKey(name: string): string {
  const letters = name.normalize("NFKC").toUpperCase().normalize("NFKD").replace(UNHEARD, "");
  return letters.toLowerCase().replace(/\s+/g, " ").trim();
}

/**
 * Whether a name would pass its bearer off as somebody who coaches in a room: to them one shows
 * more than to others. Others may share a name, as people do; nobody is taken for somebody by the
 * name of who said none.
 *
 * @param coaches the others who coach in the room.
 */
export function isImpersonation(name: string, coaches: readonly { name: string }[]): boolean {
  const key = buildNameKey(name);
  return isNamed(name) && coaches.some((head) => buildNameKey(head.name) === key);
}
