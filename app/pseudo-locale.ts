/** English, stretched and right to left: only for tests, never offered to people. */
export const PSEUDO_LOCALE = "en-XB";
export const LOCALE_COOKIE = "stint-locale";

export const isPseudoLocale = (locale: string) => locale === PSEUDO_LOCALE;

/**
 * A message as the build precompiles it: a text, or its parts in order. A part is a text, 0 for the
 * number of a plural, `[name]`, `[name, kind, branches or style]` with a kind above 0, or
 * `[tag, ...parts]`.
 */
type Part = string | 0 | Part[] | { [branch: string]: Part };
type Messages = { [key: string]: Part | Messages };

/**
 * Makes messages about 40 % longer and puts them in brackets, which reveals texts that are cut off or
 * do not come from `messages/`.
 *
 * @param messages precompiled, as `messages/en.json` is when imported in the app.
 */
export function pseudoMessages(messages: object): Messages {
  return Object.fromEntries(
    Object.entries(messages as Messages).map(([key, value]) => [
      key,
      isMessage(value) ? bracketed(value) : pseudoMessages(value as Messages),
    ]),
  );
}

const isMessage = (value: Part | Messages): value is string | Part[] =>
  typeof value === "string" || Array.isArray(value);

function bracketed(message: string | Part[]): Part {
  if (typeof message === "string") return `[${stretched(message)}]`;
  return ["[", ...message.map(pseudoPart), "]"];
}

function pseudoPart(part: Part): Part {
  if (typeof part === "string") return stretched(part);
  if (!Array.isArray(part)) return part;
  const [name = "", kind, ...rest] = part;
  if (kind === undefined) return part;
  if (typeof kind !== "number" || kind === 0) {
    return [name, ...[kind, ...rest].map(pseudoPart)];
  }
  return [name, kind, ...rest.map(pseudoBranches)];
}

/** Branches of a plural or a choice: a text or parts each. Anything else is the style of a date. */
function pseudoBranches(branches: Part): Part {
  if (typeof branches !== "object" || Array.isArray(branches)) return branches;
  return Object.fromEntries(
    Object.entries(branches).map(([branch, value]) => [
      branch,
      Array.isArray(value) ? value.map(pseudoPart) : pseudoPart(value),
    ]),
  );
}

const STRETCHED: Record<string, string> = { a: "áá", e: "éé", i: "íí", o: "óó", u: "úú" };

const stretched = (text: string) => text.replace(/[aeiou]/g, (vowel) => STRETCHED[vowel] ?? vowel);
