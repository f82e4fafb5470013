import { expect, it } from "vitest";
import { email, nameLine } from "./text";
import { isBlank, isEmail } from "./text-rules";

it.each([
  "",
  "  ",
  "\u00a0",
  "\u200b\u2060",
  "\u202e",
  "\u2800",
  "\u3164",
  "\u0301",
  "!",
  "🙂",
  " a ",
  "é",
  "7",
  "名",
])("agrees with the schema on whether %j is blank", (text) => {
  expect(isBlank(text)).toBe(!nameLine(40).safeParse(text).success);
});

it.each([
  "ada@example.org",
  " ada@example.org ",
  "a.b+c@sub.example.co.uk",
  "ada@example",
  "ada@@example.org",
  "a..b@example.org",
  ".ada@example.org",
  "ada lovelace@example.org",
  "",
  `${"a".repeat(250)}@example.org`,
])("agrees with the schema on whether %j is an email address", (text) => {
  expect(isEmail(text)).toBe(email.safeParse(text).success);
});
