import { expect, test } from "vitest";
import { CODE_LENGTH, CODE_LETTERS, formatCode, normalizeCode } from "./device-code";

test.each(["K7MD-2QXP", "k7md2qxp", " k7md 2qxp ", "K7MD–2QXP"])("reads %j as typed", (typed) => {
  expect(normalizeCode(typed)).toBe("K7MD2QXP");
});

test("a shown code is read back unchanged", () => {
  const code = CODE_LETTERS.slice(-CODE_LENGTH);
  expect(normalizeCode(formatCode(code))).toBe(code);
});

test("no two letters of a code look alike", () => {
  expect(CODE_LETTERS).not.toMatch(/[01OILU]/);
  expect(new Set(CODE_LETTERS).size).toBe(CODE_LETTERS.length);
});
