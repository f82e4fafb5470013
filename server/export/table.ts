import Papa from "papaparse";

/** A value in a table; `null` is an empty cell. */
export type Cell = string | number | boolean | null;

export interface Table {
  columns: readonly string[];
  rows: Iterable<Cell[]>;
}

/**
 * Texts that spreadsheets run as formulas (OWASP, "CSV Injection"), including full-width signs and
 * signs after spaces or quotes. papaparse puts an apostrophe before them. Its own pattern misses
 * texts of several lines.
 */
const FORMULA = /^["\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * A sign that would begin a cell if the spreadsheet splits at semicolons, as it does in languages with a
 * decimal comma: it then reads the quotes of later cells as text, and splits at line breaks too. An
 * apostrophe before the sign makes it text there as well.
 */
const FORMULA_AFTER_SEPARATOR = /([;\t\r\n]["\s\p{Cf}]*)(?=[=+\-@＝＋－＠])/gu;

/** Without it, spreadsheets read the file in a legacy encoding and garble names. */
const BYTE_ORDER_MARK = "\ufeff";

const ROWS_AT_ONCE = 1000;

/**
 * Writes a table as RFC 4180 CSV (UTF-8 with a byte-order mark, CRLF, one header row) in pieces of
 * whole rows.
 */
export function* writeCsv({ columns, rows }: Table): Generator<string> {
  yield BYTE_ORDER_MARK + formatRows([[...columns]]);
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
  `${Papa.unparse(
    rows.map((row) => row.map(escapeInnerFormulas)),
    { escapeFormulae: FORMULA, newline: "\r\n" },
  )}\r\n`;

/** Numbers are no formulas, and stay numbers. */
const escapeInnerFormulas = (cell: Cell): Cell =>
  typeof cell === "string" ? cell.replace(FORMULA_AFTER_SEPARATOR, "$1'") : cell;
