import { expect, test } from "vitest";
import { initials, personHue } from "./initials";

test.each([
  ["Mara", "M"],
  ["mara lind", "ML"],
  ["Ana María de la Cruz", "AC"],
  ["(Jonas) “Otto” Beck", "JB"],
  ["Élodie", "É"],
  ["E\u0301lodie", "E\u0301"],
  ["ßeta", "ß"],
  ["𝒜da", "𝒜"],
  ["🦊 Fox", "F"],
  ["🧑‍🚀", "🧑‍🚀"],
  ["🇩🇪🇫🇷", "🇩🇪"],
  ["山田 太郎", "山"],
  ["محمد علي", "م"],
  ["दिव्या शर्मा", "दि"],
  ["Guest 4711", "G"],
  ["  ", ""],
])("the initials of %s are %s", (name, expected) => {
  expect(initials(name)).toBe(expected);
});

test("gives one letter where there is room for one", () => {
  expect(initials("Mara Lind", 1)).toBe("M");
});

test("gives one person one hue, and many people many", () => {
  const ids = Array.from({ length: 200 }, (_, n) => `0190b5a0-0000-7000-8000-${n}`);
  const hues = ids.map(personHue);
  expect(ids.map(personHue)).toEqual(hues);
  expect(new Set(hues).size).toBe(24);
  for (const hue of hues) expect(hue % 15).toBe(0);
});
