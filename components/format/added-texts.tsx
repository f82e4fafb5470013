"use client";

import { type AbstractIntlMessages, IntlProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";

/** Adds texts to those of the outer provider, which next-intl would replace. */
export function AddedTexts({
  texts,
  children,
}: {
  texts: AbstractIntlMessages;
  children: ReactNode;
}) {
  const given = useMessages();
  const messages = useMemo(() => mergeTexts(given, texts), [given, texts]);
  return (
    <IntlProvider locale={useLocale()} messages={messages}>
      {children}
    </IntlProvider>
  );
}

function mergeTexts(a: AbstractIntlMessages, b: AbstractIntlMessages): AbstractIntlMessages {
  const merged = { ...a };
  for (const [key, part] of Object.entries(b)) {
    const other = merged[key];
    merged[key] = isGroup(other) && isGroup(part) ? mergeTexts(other, part) : part;
  }
  return merged;
}

const isGroup = (part: unknown): part is AbstractIntlMessages =>
  typeof part === "object" && part !== null && !Array.isArray(part);
