/*
 * Rules of input texts that the schemas in text.ts and the forms share. Kept apart from the schemas
 * so that a page does not load zod for them.
 */

/** Something visible: neither a space nor a character that only controls how others are shown. */
export const VISIBLE = /[^\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** Whether a line has nothing visible in it, and so would be refused. */
export const isBlank = (text: string): boolean => !VISIBLE.test(text.trim());

export const MAX_EMAIL = 254;
/** The pattern of `z.email()`. */
export const EMAIL =
  /^(?:[A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;

/** Whether a text is accepted as an e-mail address. */
export function isEmail(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.length <= MAX_EMAIL && EMAIL.test(trimmed);
}
