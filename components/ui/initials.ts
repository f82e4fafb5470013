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
