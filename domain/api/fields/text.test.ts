import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { email, id, line, optionalLine, password, timeZone } from "./text";

describe("a line", () => {
  const schema = line(10);

  test.each(["a", " a ", "0123456789", "  0123456789  ", "日本語"])(
    "accepts %j, trimmed",
    (text) => {
      expect(schema.parse(text)).toBe(text.trim());
    },
  );

  const controls = ["two\nlines", "a\u0000b", "a\u007fb", "a\u0085b", "a\u009fb", "a\u2028b"];
  const malformed = ["a\ud800b", "a\udc00", "\udc00\ud800", "a\ufffeb", "a\ufdd0", "a\u{1ffff}"];

  test.each(["", "   ", "01234567890", ...controls, ...malformed, 5, null])(
    "refuses %j",
    (text) => {
      expect(schema.safeParse(text).success).toBe(false);
    },
  );

  test.each([
    ["\u202eevil\u202c", "evil"],
    ["\u2067שלום\u2069", "שלום"],
    ["Ma\u200bra\u00ad", "Mara"],
    ["\ufeffMa\u2060ra", "Mara"],
    ["Mara\u{e0048}\u{e0069}", "Mara"],
  ])("removes from %j what changes the direction of text or shows nothing", (text, left) => {
    expect(schema.parse(text)).toBe(left);
  });

  test.each([
    "👩\u200d💻",
    "می\u200cخواهم",
    "❤\ufe0f",
    "🏴\u{e0067}\u{e0062}\u{e007f}",
    "a\u200eb",
  ])("keeps the invisible characters of %j, which scripts and emoji need", (text) => {
    expect(schema.parse(text)).toBe(text);
  });

  test("is kept in NFC, so that equal texts are equal strings", () => {
    expect(schema.parse("cafe\u0301")).toBe("caf\u00e9");
  });

  test.each(["\u200b", "\u3164", "\u2066\u2069", "\u00ad \u200d", "\u2800"])(
    "refuses %j: nothing shows",
    (text) => {
      expect(schema.safeParse(text).success).toBe(false);
    },
  );

  test("returns a trimmed single line or refuses, for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const parsed = schema.safeParse(text);
        if (!parsed.success) return;
        expect(parsed.data).toBe(parsed.data.trim());
        expect(parsed.data.split(/[\n\r\u0085\u2028\u2029]/)).toHaveLength(1);
        expect(parsed.data).not.toMatch(/\p{Cs}/u);
        expect([...parsed.data].length).toBeLessThanOrEqual(10);
        expect(parsed.data).toBe(parsed.data.normalize("NFC"));
      }),
    );
  });
});

test.each([
  ["", null],
  ["   ", null],
  [null, null],
  [undefined, null],
  [" chapter 4 ", "chapter 4"],
])("an optional line %j means %j", (text, meant) => {
  expect(optionalLine(20).parse(text)).toBe(meant);
});

test("email addresses are compared in lower case", () => {
  expect(email.parse("  Mara@Example.ORG ")).toBe("mara@example.org");
  expect(email.safeParse("mara").success).toBe(false);
  expect(email.safeParse(`${"a".repeat(250)}@b.org`).success).toBe(false);
});

test("ids are compared in lower case", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.infiniteStream(fc.boolean()), (uuid, isCapital) => {
      const typed = [...uuid].map((c) => (isCapital.next().value ? c.toUpperCase() : c)).join("");
      expect(id.parse(typed)).toBe(uuid);
    }),
  );
  expect(id.safeParse("one").success).toBe(false);
});

test("a password is kept as typed", () => {
  expect(password.parse("  spaced out  ")).toBe("  spaced out  ");
  expect(password.safeParse("seven77").success).toBe(false);
  expect(password.safeParse("half a \ud800 character").success).toBe(false);
});

test("a time zone must have a name", () => {
  expect(timeZone.safeParse("Europe/Vienna").success).toBe(true);
  expect(timeZone.safeParse("+01:00").success).toBe(false);
});
