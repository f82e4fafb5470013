"use client";

import { type Messages, NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import english from "@/messages/en.json";

interface Props {
  locale: string;
  timeZone: string;
  /** Replaces the English texts. */
  messages?: Messages;
  children: ReactNode;
}

/**
 * Provides the texts to client components. It imports them, so that they are part of a script that
 * browsers keep: passed as a property, all 70 KB would be sent again with every page.
 */
export function TextsProvider({ messages = english, ...props }: Props) {
  return <NextIntlClientProvider messages={messages} {...props} />;
}
