import { expect, test } from "vitest";
import { initials } from "./initials";

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
