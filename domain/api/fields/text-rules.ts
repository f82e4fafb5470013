/*
 * Rules of input texts that the schemas in text.ts and the forms share. Kept apart from the schemas
 * so that a page does not load zod for them.
 */

/** Matches a visible letter or digit. A name needs one, because signs and blanks name nobody. */
export const LETTER_OR_DIGIT = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u;

/** Matches what no line contains: controls, line separators, half a character, and no character. */
export const NOT_IN_LINE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/u;

/**
 * Matches characters that are removed from lines: they change the direction of the text after them,
 * or show nothing and could hide text or make two lines look the same. Those that scripts and emoji
 * need stay: joiners, marks of direction, variation selectors, and the tags of a flag.
 */
export const REMOVED_FROM_LINE =
  /[\u202a-\u202e\u2066-\u2069\u00ad\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}]|(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]*)[\u{e0000}-\u{e00ff}]/gu;

/** True if a name has neither letters nor digits. Such a name is refused. */
export const isBlank = (text: string): boolean => !LETTER_OR_DIGIT.test(text);

export const MAX_EMAIL = 254;
/** The pattern of `z.email()`. */
export const EMAIL =
  /^(?:[A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;

export function isEmail(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.length <= MAX_EMAIL && EMAIL.test(trimmed);
}
