import { BackupError } from "./backup-error.mjs";
import { FORMAT, FORMAT_VERSION } from "./backup-file.mjs";
import { findMigrations, listKeptTables, PROGRAM, readApplied } from "./migrations.mjs";
import { quote } from "./session.mjs";

/** @typedef {import("./session.mjs").Session} Session */

const ROWS_AT_ONCE = 1_000;
/** A migration can commit between reading the names of the tables and locking them. */
const ATTEMPTS = 3;

/**
 * Reads all rows of a database as of one instant, a thousand at a time. The schema may be older than
 * that of this program.
 *
 * @param {Session} session
 * @returns {AsyncGenerator<import("./backup-file.mjs").Part, void>}
 * @throws {BackupError} when Stint has not used the database, or a newer version has
 */
export async function* dumpDatabase(session) {
  try {
    const tables = await beginSnapshot(session);
    yield { header: await readHeader(session) };
    for (const table of tables) {
      const columns = await listColumns(session, table);
      yield { table, columns };
      yield* readRows(session, table, columns);
    }
  } finally {
    await session.query("rollback").catch(() => {});
  }
}

/**
 * Begins a transaction that sees one instant, and keeps migrations away. The tables are locked before
 * the first read, because that read decides what the transaction sees.
 *
 * @param {Session} session
 */
async function beginSnapshot(session) {
  for (let attempt = 1; ; attempt += 1) {
    const tables = await listDatabaseTables(session);
    const names = tables.map((table) => `public.${quote(table)}`).join(", ");
    try {
      await session.query("begin isolation level repeatable read read only");
      await session.query(`lock table ${names} in access share mode`);
      const locked = await listDatabaseTables(session);
      if (locked.join() === tables.join()) return tables;
      throw new BackupError("The database is being migrated. Try again when it is done.");
    } catch (error) {
      await session.query("rollback");
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

/** @param {Session} session */
async function listDatabaseTables(session) {
  const times = await readApplied(session);
  if (times.length === 0)
    throw new BackupError("The database is empty: Stint has not used it yet.");
  const migrations = findMigrations(times);
  if (migrations) return listKeptTables(migrations);
  throw new BackupError(
    "The database was last used by a newer version of Stint. Make the backup with that version.",
  );
}

/** @param {Session} session */
async function readHeader(session) {
  const [row] = await session.query(`select current_setting('server_version') as server,
    to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as now`);
  return {
    format: FORMAT,
    version: FORMAT_VERSION,
    stint: PROGRAM,
    createdAt: row?.now ?? "",
    server: `PostgreSQL ${row?.server}`,
    migrations: await readApplied(session),
  };
}

/**
 * The columns of a table that are stored, not computed from others.
 *
 * @param {Session} session
 * @param {string} table
 */
export async function listColumns(session, table) {
  const rows = await session.query(
    `select attname::text as name from pg_attribute where attrelid = $1::text::regclass
      and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [`public.${quote(table)}`],
  );
  return rows.map(({ name }) => String(name));
}

/**
 * @param {Session} session
 * @param {string} table
 * @param {string[]} columns
 */
async function* readRows(session, table, columns) {
  await session.query(`declare stint_rows no scroll cursor for
    select row_to_json(r)::text as row
    from (select ${columns.map(quote).join(", ")} from public.${quote(table)}) r`);
  for (;;) {
    const rows = await session.query(`fetch ${ROWS_AT_ONCE} from stint_rows`);
    if (rows.length > 0) yield { rows: rows.map(({ row }) => Buffer.from(String(row))) };
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await session.query("close stint_rows");
}
