import { expect, it } from "vitest";
import { email, line } from "./text";
import { isBlank, isEmail } from "./text-rules";

it.each(["", "  ", "\u00a0", "\u200b\u2060", "\u202e", " a ", "é", "🙂"])(
  "agrees with the schema on whether %j is blank",
  (text) => {
    expect(isBlank(text)).toBe(!line(40).safeParse(text).success);
  },
);

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
