import english from "@/messages/en.json";

/** The element of the page that contains the texts. */
export const TEXTS_ID = "texts";

const json = JSON.stringify(english).replaceAll("<", "\\u003c");

/** The texts, and their JSON for the page. In browsers `browser-texts.ts` is in its place. */
export const readTexts = () => ({ messages: english, json });
