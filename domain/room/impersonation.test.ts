import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NAMELESS } from "../account/guest-name";
import { isImpersonation, isSimilarName } from "./impersonation";

const trusted = [{ name: "Zoë Strauß" }, { name: "Olga Carl" }, { name: NAMELESS }];

test.each([
  ["in another case", "zoe strauss", "ZOË  STRAUSS"],
  ["with other spaces", " Zoë\u00a0Strauß", "ZoëStrauß"],
  ["of another width", "Ｚｏｅ Strauß", "Ｏlga Carl"],
  ["decomposed", "Zoe\u0308 Strauß", "Zoë Strau\u00df\u0301"],
  ["with invisible characters", "Zo\u200be Strauß", "Olga Carl\u2800"],
  ["with a Hangul filler", "Olga\u3164 Carl", "Olga Carl\u115f"],
  ["with Cyrillic letters", "Оlga Carl", "Olgа Сarl"],
  ["with Greek letters", "Ζoë Strauß", "Οlga Carl"],
  ["with digits or capitals as letters", "0lga CarI", "Olga Car1"],
  ["with mathematical letters", "𝐎lga Carl", "Olga ℂarl"],
  ["with letters that lose their look in a normal form", "Olga Ϲarl", "olga ϲarl"],
  ["with a claimed role", "Olga Carl (coach)", "Coach Olga Carl"],
  ["with a claimed role in look-alike letters", "Olga Carl (соасh)", "OLGA CARL – OWNER"],
  ["with a sign", "Olga Carl ✓", "★ Olga Carl"],
])("a trusted person's name %s is an impersonation", (_, one, other) => {
  expect(isImpersonation(one, trusted)).toBe(true);
  expect(isImpersonation(other, trusted)).toBe(true);
});

test.each(["Zoë", "Zoë S", "Zoe Straus", "Anna", "Olga", "Olga Carlson", "Coach", "山田太郎"])(
  "%s impersonates nobody",
  (name) => {
    expect(isImpersonation(name, trusted)).toBe(false);
  },
);

test("an unnamed guest impersonates nobody", () => {
  expect(isImpersonation(NAMELESS, trusted)).toBe(false);
});

describe("similar names", () => {
  const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });

  test("are similar to themselves in any case, normal form and with invisible characters", () => {
    const forms = fc.constantFrom<(text: string) => string>(
      (text) => text.normalize("NFD"),
      (text) => text.normalize("NFC"),
      (text) => `\u200b${text}\u2060`,
      (text) => `${text} (coach)`,
    );
    fc.assert(
      fc.property(name, forms, (text, change) => {
        fc.pre(/[a-z]/i.test(text));
        expect(isSimilarName(text, change(text))).toBe(true);
        expect(isSimilarName(change(text), text)).toBe(true);
      }),
    );
  });

  test("are not those of other plain words", () => {
    const word = fc.stringMatching(/^[abcdefghknopqrstuvxyz]{2,10}$/);
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(isSimilarName(one, other)).toBe(one === other);
      }),
    );
  });
});
