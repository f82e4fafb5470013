import Papa from "papaparse";

/** A value in a table; `null` is an empty cell. */
export type Cell = string | number | boolean | null;

export interface Table {
  columns: readonly string[];
  rows: Iterable<Cell[]>;
}

/**
 * Texts that spreadsheets run as formulas (OWASP, "CSV Injection"), including full-width signs.
 * papaparse puts an apostrophe before them. Its own pattern misses texts of several lines.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

const ROWS_AT_ONCE = 1000;

/** Writes a table as RFC 4180 CSV (UTF-8, CRLF, one header row) in pieces of whole rows. */
export function* writeCsv({ columns, rows }: Table): Generator<string> {
  yield formatRows([[...columns]]);
  yield* writeCsvRows(rows);
}

/** Writes rows without the header. */
export function* writeCsvRows(rows: Iterable<Cell[]>): Generator<string> {
  let some: Cell[][] = [];
  for (const row of rows) {
    some.push(row);
    if (some.length < ROWS_AT_ONCE) continue;
    yield formatRows(some);
    some = [];
  }
  if (some.length > 0) yield formatRows(some);
}

const formatRows = (rows: Cell[][]) =>
  `${Papa.unparse(rows, { escapeFormulae: FORMULA, newline: "\r\n" })}\r\n`;
