import type { ReactNode } from "react";

/** Longer than any word in our texts, but a name that somebody chose may have such a word. */
const LONG_WORD = /\S{16}/;

/**
 * The class that wraps content between words, or anywhere if it has a word so long that it would
 * overflow.
 */
export function wrapClass(content: ReactNode): string {
  const isLong = [content].flat().some((part) => typeof part === "string" && LONG_WORD.test(part));
  return isLong ? "wrap-anywhere" : "wrap-break-word";
}
