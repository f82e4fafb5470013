import { createTranslator } from "next-intl";
import messages from "../messages/en.json" with { type: "json" };

/** The app's texts, so that a story finds things by the very words people see. */
export const text = createTranslator({ locale: "en", messages });

/** Stands for whatever the app writes in this place of a text. */
export const ANY = "\u2042";

type Values = Record<string, string | number>;

/** A whole text of which some parts are not known: `textLike("home.start", { minutes: 25, time: ANY })`. */
export function textLike(key: Parameters<typeof text>[0], values: Values): RegExp {
  const escaped = text(key, values).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll(ANY, ".+")}$`);
}
