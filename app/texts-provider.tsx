"use client";

import { type Messages, NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { readTexts, TEXTS_ID } from "#texts";

interface Props {
  locale: string;
  timeZone: string;
  /** Replaces the English texts. */
  messages?: Messages;
  children: ReactNode;
}

/**
 * Provides the texts to client components. They are in the page as plain JSON: as a property React
 * would convert all 70 KB for every page, and imported they would be JavaScript that delays it.
 */
export function TextsProvider({ messages, children, ...props }: Props) {
  const texts = readTexts();
  return (
    <NextIntlClientProvider messages={messages ?? texts.messages} {...props}>
      <script
        id={TEXTS_ID}
        type="application/json"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own texts, without "<"
        dangerouslySetInnerHTML={{ __html: texts.json }}
      />
      {children}
    </NextIntlClientProvider>
  );
}
