/** Steps of 15°: neighbours still differ, and a group rarely has two people of one hue. */
const HUES = 24;

/** The hue of a person, in degrees of OKLCH. The same id always gets the same hue. */
export function personHue(id: string): number {
  // FNV-1a: close ids get hues far apart.
  let hash = 0x811c9dc5;
  for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return ((hash >>> 0) % HUES) * (360 / HUES);
}

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The first character as a reader sees it: an emoji of several code points is one. */
function firstCharacter(word: string): string {
  const [first] = segmenter.segment(word);
  return first?.segment ?? "";
}

const upper = (character: string) => {
  const shifted = character.toUpperCase();
  // "ß" would become two letters.
  return shifted.length === character.length ? shifted : character;
};

/**
 * The initials of a name: of its first and last word, or one where the script has no capitals (Arabic
 * letters would join, Chinese ones say little). Falls back to the first character, e.g. an emoji.
 */
export function initials(name: string, count: 1 | 2 = 2): string {
  const words = name.split(/\s+/).map((word) => word.replace(/^[^\p{L}\p{N}]+/u, ""));
  const letters = words.filter((word) => word !== "").map(firstCharacter);
  const first = letters[0];
  if (first === undefined) return firstCharacter(name.trim());
  const last = letters.at(-1);
  if (count === 1 || letters.length < 2 || !last || !isCased(first) || !isCased(last)) {
    return upper(first);
  }
  return upper(first) + upper(last);
}

const isCased = (character: string) => character.toLowerCase() !== character.toUpperCase();
