import { expect, test } from "vitest";
import messages from "@/messages/en.json";
import { REASONS } from "./reasons";

test("every reason has a text, and every text a reason", () => {
  expect(Object.keys(messages.reasons).sort()).toEqual(Object.keys(REASONS).sort());
});

test.each(Object.entries(messages.reasons))("the text of %s is a plain sentence", (_, text) => {
  expect(text).toMatch(/^[A-Z].*\.$/);
  expect(text).not.toContain("!");
});
