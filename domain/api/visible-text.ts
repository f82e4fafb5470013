/** A visible character: neither a space nor one that only controls how others are shown. */
export const VISIBLE = /[^\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** Whether a text shows anything. Without zod, so that forms can share the rule of `line`. */
export const hasVisibleText = (text: string): boolean => VISIBLE.test(text);
