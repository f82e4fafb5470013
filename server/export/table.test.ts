import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { writeCsv } from "./table";

const written = (...values: string[]) =>
  [...writeCsv({ columns: ["text"], rows: values.map((value) => [value]) })].join("");
const MARK = "\ufeff";
// Without these, papaparse guesses the delimiter from the text.
const RFC_4180 = { delimiter: ",", newline: "\r\n" } as const;
const read = (csv: string) => Papa.parse<string[]>(csv.replace(MARK, ""), RFC_4180).data;

describe("a table as CSV", () => {
  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＠x", " =1", "\u00a0+1"])(
    "escapes %j",
    (text) => {
      expect(written(text)).toBe(`${MARK}text\r\n"'${text}"\r\n`);
    },
  );

  test.each([
    ["\t=1", "\"'\t'=1\""],
    ["\r=1", "\"'\r'=1\""],
    ["\n=1", "\"'\n'=1\""],
    ["=1\n=2", "\"'=1\n'=2\""],
    ['"=1"', '"\'""=1"""'],
    ["tea;=1+1", "tea;'=1+1"],
    ['tea; "@SUM(A1)"', '"tea; ""\'@SUM(A1)"""'],
    ["tea,=1+1", '"tea,=1+1"'],
  ])("writes %j as %j, so that it is no formula at any separator", (text, expected) => {
    expect(written(text)).toBe(`${MARK}text\r\n${expected}\r\n`);
  });

  test.each([
    ['say "five"', '"say ""five"""'],
    ["a,b", '"a,b"'],
    ["two\r\nlines", '"two\r\nlines"'],
    ["chapter 4", "chapter 4"],
    ["5-4", "5-4"],
  ])("writes %j as %j", (text, expected) => {
    expect(written(text)).toBe(`${MARK}text\r\n${expected}\r\n`);
  });

  test("keeps numbers as numbers and null as an empty cell", () => {
    const rows = [[-5, 0.5, true, null]];
    expect([...writeCsv({ columns: ["a", "b", "c", "d"], rows })].join("")).toBe(
      `${MARK}a,b,c,d\r\n-5,0.5,true,\r\n`,
    );
  });

  test("begins with one byte-order mark, and has its header row without rows", () => {
    expect([...writeCsv({ columns: ["a", "b"], rows: [] })].join("")).toBe(`${MARK}a,b\r\n`);
    expect(written("a", "b").lastIndexOf(MARK)).toBe(0);
  });

  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc
      .array(
        fc.oneof(fc.constantFrom(..."=+-@＝＋－＠\t\r\n\",;|' a"), fc.string({ maxLength: 3 })),
      )
      .map((parts) => parts.join("")),
  );
  const rows = fc.array(fc.tuple(fc.constant("id"), text, text), { maxLength: 5 });
  const write = (cells: string[][]) =>
    [...writeCsv({ columns: ["id", "a", "b"], rows: cells })].join("");

  test("reads back as written, but for apostrophes before formula signs", () => {
    const withoutEscapes = (cell: string) =>
      cell.replace(/'(?=["\s\p{Cf}]*[=+\-@＝＋－＠\t\r\n])/gu, "");
    fc.assert(
      fc.property(rows, (cells) => {
        const back = read(write(cells)).slice(1, -1);
        expect(back.map((row) => row.map(withoutEscapes))).toEqual(
          cells.map((row) => row.map(withoutEscapes)),
        );
      }),
    );
  });

  test("has no cell that is a formula, however a spreadsheet splits it", () => {
    const isFormula = (cell: string) => /^["\s]*[=+\-@＝＋－＠]/.test(cell);
    fc.assert(
      fc.property(rows, (cells) => {
        const csv = write(cells).replace(MARK, "");
        const readings = [
          ...[",", ";", "\t"].flatMap((delimiter) =>
            Papa.parse<string[]>(csv, { delimiter, newline: "\r\n" }).data.flat(),
          ),
          ...csv.split(/[;\t\r\n]/),
        ];
        expect(readings.filter(isFormula)).toEqual([]);
      }),
      { numRuns: 500 },
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
