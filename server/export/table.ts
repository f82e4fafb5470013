import Papa from "papaparse";

/** A value of a table's cell; null is an empty one. */
export type Cell = string | number | boolean | null;

export interface Table {
  columns: readonly string[];
  rows: Iterable<Cell[]>;
}

/**
 * What makes spreadsheets take a text for a formula (OWASP, "CSV Injection"), the full-width signs
 * included. papaparse puts an apostrophe before it. Its own pattern passes over a text of several
 * lines, hence this one.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

const ROWS_AT_ONCE = 1000;

/** A table as RFC 4180 wants it (UTF-8, CRLF, one header row), in pieces of whole rows. */
export function* csvOf({ columns, rows }: Table): Generator<string> {
  yield textOf([[...columns]]);
  yield* csvRows(rows);
}

/** The same without the header row. */
export function* csvRows(rows: Iterable<Cell[]>): Generator<string> {
  let some: Cell[][] = [];
  for (const row of rows) {
    some.push(row);
    if (some.length < ROWS_AT_ONCE) continue;
    yield textOf(some);
    some = [];
  }
  if (some.length > 0) yield textOf(some);
}

const textOf = (rows: Cell[][]) =>
  `${Papa.unparse(rows, { escapeFormulae: FORMULA, newline: "\r\n" })}\r\n`;
