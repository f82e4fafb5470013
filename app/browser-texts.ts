import type { Messages } from "next-intl";

export const TEXTS_ID = "texts";

let read: { messages: Messages; json: string } | undefined;

/** The texts that the page contains. */
export function readTexts() {
  const json = document.getElementById(TEXTS_ID)?.textContent ?? "{}";
  read ??= { messages: JSON.parse(json), json };
  return read;
}
