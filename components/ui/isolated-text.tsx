import type { ReactNode } from "react";

/**
 * Marks a name inside a longer text for `IsolatedText`. Inputs cannot contain these characters.
 */
export const isolate = (name: string): string => `\u2068${name}\u2069`;

/**
 * A text whose marked names are elements of their own, so that a name written from right to left does
 * not reorder the words around it.
 */
export const IsolatedText = ({ children }: { children: string }): ReactNode =>
  children.split(/\u2068(.*?)\u2069/).map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other identity
    index % 2 ? <bdi key={index}>{part}</bdi> : part,
  );
