/*
 * Rules of input texts that the schemas in text.ts and the forms share. Kept apart from the schemas
 * so that a page does not load zod for them.
 */

/** Matches a visible character: no space, and not one that only controls how others are shown. */
export const VISIBLE = /[^\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** True if a line has no visible character. Such a line is refused. */
export const isBlank = (text: string): boolean => !VISIBLE.test(text.trim());

export const MAX_EMAIL = 254;
/** The pattern of `z.email()`. */
export const EMAIL =
  /^(?:[A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;

export function isEmail(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.length <= MAX_EMAIL && EMAIL.test(trimmed);
}
