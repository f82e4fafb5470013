import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { writeCsv } from "./table";

const written = (...values: string[]) =>
  [...writeCsv({ columns: ["text"], rows: values.map((value) => [value]) })].join("");
// Without these, papaparse guesses the delimiter from the text.
const RFC_4180 = { delimiter: ",", newline: "\r\n" } as const;
const read = (csv: string) => Papa.parse<string[]>(csv, RFC_4180).data;

describe("a table as CSV", () => {
  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=1\n=2", "＝1", "＠x"])(
    "escapes %j",
    (text) => {
      expect(written(text)).toBe(`text\r\n"'${text}"\r\n`);
    },
  );

  test.each([
    ['say "five"', '"say ""five"""'],
    ['"=1"', '"""=1"""'],
    ["a,b", '"a,b"'],
    ["two\r\nlines", '"two\r\nlines"'],
    ["chapter 4", "chapter 4"],
    ["5-4", "5-4"],
  ])("writes %j as %j", (text, expected) => {
    expect(written(text)).toBe(`text\r\n${expected}\r\n`);
  });

  test("keeps numbers as numbers and null as an empty cell", () => {
    const rows = [[-5, 0.5, true, null]];
    expect([...writeCsv({ columns: ["a", "b", "c", "d"], rows })].join("")).toBe(
      "a,b,c,d\r\n-5,0.5,true,\r\n",
    );
  });

  test("has its header row without rows, and no byte-order mark", () => {
    expect([...writeCsv({ columns: ["a", "b"], rows: [] })].join("")).toBe("a,b\r\n");
  });

  test("reads back as written, with no cell that is a formula", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc
        .tuple(fc.constantFrom(..."=+-@＝＋－＠\t\r\n\",;|'"), fc.string())
        .map(([sign, rest]) => sign + rest),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 5 }), (rows) => {
        const back = read([...writeCsv({ columns: ["a", "b"], rows })].join("")).slice(1, -1);
        const cells = back.flat();
        expect(cells.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([]);
        expect(cells.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ""))).toEqual(
          rows.flat().map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, "")),
        );
      }),
    );
  });

  test("comes in pieces of whole rows at any length", () => {
    const rows = Array.from({ length: 2500 }, (_, n) => [n]);
    const pieces = [...writeCsv({ columns: ["n"], rows })];
    expect(pieces.length).toBeGreaterThan(2);
    for (const piece of pieces) expect(piece.endsWith("\r\n")).toBe(true);
    expect(read(pieces.join("")).slice(1, -1).map(Number)).toEqual(rows.flat());
  });
});
