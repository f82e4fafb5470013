import type { ReactNode } from "react";

/** Longer than any word of ours; a name that somebody chose may be. */
const LONG_WORD = /\S{16}/;

/**
 * How what is shown wraps where there is little room: between words. Only where a word is so long
 * that it would push its neighbours out may it break within.
 */
export function wrapClass(shown: ReactNode): string {
  const isLong = [shown].flat().some((part) => typeof part === "string" && LONG_WORD.test(part));
  return isLong ? "wrap-anywhere" : "wrap-break-word";
}
