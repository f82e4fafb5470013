import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { flushFolder } from "../embedded/replace-database.mjs";
import { BackupError, explainFileError } from "./backup-error.mjs";
import { isRunning } from "./process-id.mjs";

/**
 * The format of a backup (ADR 15): compressed lines. Those that begin with `#` are a header, the name
 * of each table before its rows, and an end with the number of rows and a checksum of all lines
 * before it. All others are rows, as JSON.
 *
 * @typedef {object} Header
 * @property {string} format
 * @property {number} version of the format
 * @property {string} stint version of the program that wrote it
 * @property {string} createdAt ISO 8601
 * @property {string} server e.g. "PostgreSQL 18.1"
 * @property {number[]} migrations the times of those that the database had
 *
 * @typedef {{ header: Header } | { table: string, columns: string[] } | { rows: Buffer[] }} Part
 */

export const FORMAT = "stint-backup";
export const FORMAT_VERSION = 1;

/** Far longer than any row. A damaged file must not fill the memory. */
const MAX_LINE = 16 * 1024 * 1024;
const ROWS_AT_ONCE = 1_000;
const NEWLINE = Buffer.from("\n");

/** @param {object} value */
const control = (value) => `#${JSON.stringify(value)}\n`;

/**
 * Writes a backup under another name, and renames it once it is complete and on the disk. Only its
 * owner can read it. Returns the number of rows by table.
 *
 * @param {string} path
 * @param {AsyncIterable<Part>} parts
 * @param {AbortSignal} [signal]
 * @returns {Promise<Record<string, number>>}
 */
export async function writeBackupFile(path, parts, signal) {
  const draft = `${path}.partial-${process.pid}-${randomUUID().slice(0, 8)}`;
  /** @type {Record<string, number>} */
  const counts = {};
  let isComplete = false;
  try {
    await removeDrafts(dirname(path));
    const file = createWriteStream(draft, { flags: "wx", mode: 0o600, flush: true });
    await pipeline(lines(parts, counts), createGzip(), file, { signal });
    await rename(draft, path);
    isComplete = true;
    await flushFolder(dirname(path));
    return counts;
  } catch (error) {
    throw explainFileError("write", path, error);
  } finally {
    if (!isComplete) await rm(draft, { force: true }).catch(() => {});
  }
}

/**
 * @param {AsyncIterable<Part>} parts
 * @param {Record<string, number>} counts
 */
async function* lines(parts, counts) {
  const hash = createHash("sha256");
  let table = "";
  for await (const part of parts) {
    /** @type {Buffer} */
    let chunk;
    if ("rows" in part) {
      chunk = Buffer.concat(part.rows.flatMap((row) => [row, NEWLINE]));
      counts[table] = (counts[table] ?? 0) + part.rows.length;
    } else {
      chunk = Buffer.from(control("header" in part ? part.header : part));
      if ("table" in part) {
        table = part.table;
        counts[table] = 0;
      }
    }
    hash.update(chunk);
    yield chunk;
  }
  yield control({ end: counts, sha256: hash.digest("hex") });
}

/**
 * Removes what killed backups have left in a folder.
 *
 * @param {string} folder
 */
async function removeDrafts(folder) {
  for (const name of await readdir(folder)) {
    const [, pid] = /\.partial-(\d+)-\w{8}$/.exec(name) ?? [];
    if (pid && !isRunning(Number(pid)))
      await rm(join(folder, name), { force: true }).catch(() => {});
  }
}

/**
 * Reads a backup. Fails at its end unless it is complete and unchanged, so nothing read before may be
 * kept without reading to the end.
 *
 * @param {string} path
 * @returns {AsyncGenerator<Part, { counts: Record<string, number> }>}
 * @throws {BackupError}
 */
export async function* readBackupFile(path) {
  const name = basename(path);
  const damaged = new BackupError(
    `${name} is damaged: its checksum does not match. Use another one.`,
  );
  const hash = createHash("sha256");
  /** @type {Record<string, number>} */
  const counts = {};
  let table = "";
  let hasHeader = false;
  let isEnded = false;
  /** @type {Buffer[]} */
  let rows = [];
  for await (const line of readLines(path, damaged)) {
    if (isEnded) throw damaged;
    if (!hasHeader) {
      const header = /** @type {Header | null} */ (parseControl(line));
      if (header?.format !== FORMAT) throw notABackup(name);
      hasHeader = true;
      hash.update(line).update(NEWLINE);
      yield { header };
      continue;
    }
    const isRow = line[0] !== 0x23;
    if (rows.length > 0 && (!isRow || rows.length >= ROWS_AT_ONCE)) {
      yield { rows };
      rows = [];
    }
    if (isRow) {
      if (!table) throw damaged;
      rows.push(line);
      counts[table] = (counts[table] ?? 0) + 1;
      hash.update(line).update(NEWLINE);
      continue;
    }
    const value = /** @type {any} */ (parseControl(line));
    if (typeof value?.table === "string") {
      hash.update(line).update(NEWLINE);
      table = value.table;
      counts[table] = 0;
      yield value;
    } else {
      isEnded = true;
      const isSame = JSON.stringify(value?.end) === JSON.stringify(counts);
      if (!isSame || value.sha256 !== hash.digest("hex")) throw damaged;
    }
  }
  if (!hasHeader) throw notABackup(name);
  if (!isEnded) throw truncated(name);
  return { counts };
}

/** @param {string} name */
const notABackup = (name) => new BackupError(`${name} is not a backup of Stint.`);

/** @param {string} name */
const truncated = (name) =>
  new BackupError(`${name} is incomplete: its end is missing. Copy it again, or use another one.`);

/**
 * @param {Buffer} line
 * @returns {unknown} null when it is no control line
 */
function parseControl(line) {
  if (line[0] !== 0x23) return null;
  try {
    return JSON.parse(line.subarray(1).toString());
  } catch {
    return null;
  }
}

/**
 * The lines of a compressed file, without their ends. Node's `readline` also splits at characters
 * that occur in texts.
 *
 * @param {string} path
 * @param {BackupError} damaged
 */
async function* readLines(path, damaged) {
  const file = createReadStream(path);
  const gunzip = createGunzip();
  file.on("error", (error) => gunzip.destroy(error)).pipe(gunzip);
  /** @type {Buffer[]} */
  let begun = [];
  let length = 0;
  let isReadable = false;
  try {
    for await (const chunk of gunzip) {
      isReadable = true;
      let from = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
        yield Buffer.concat([...begun, chunk.subarray(from, end)]);
        begun = [];
        length = 0;
        from = end + 1;
      }
      begun.push(chunk.subarray(from));
      length += chunk.length - from;
      if (length > MAX_LINE) throw damaged;
    }
    if (length > 0) throw truncated(basename(path));
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === "Z_BUF_ERROR" && file.bytesRead > 0) throw truncated(basename(path));
    if (code?.startsWith("Z_")) throw isReadable ? damaged : notABackup(basename(path));
    throw explainFileError("read", path, error);
  } finally {
    file.destroy();
    gunzip.destroy();
  }
}
