/*
 * Rules of input texts that the schemas in text.ts and the forms share. Kept apart from the schemas
 * so that a page does not load zod for them.
 */

/** Matches a visible letter or digit. A name needs one, because signs and blanks name nobody. */
export const LETTER_OR_DIGIT = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u;

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
