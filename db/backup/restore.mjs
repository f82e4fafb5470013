import { MIGRATION_LOCK } from "../postgres/migration-lock.mjs";
import { BackupError } from "./backup-error.mjs";
import { FORMAT_VERSION, readBackupFile } from "./backup-file.mjs";
import { countRows, describeCounts } from "./contents.mjs";
import { loadBackup } from "./load.mjs";
import {
  dropSchema,
  findMigrations,
  listKeptTables,
  listMigrations,
  PROGRAM,
  readApplied,
} from "./migrations.mjs";
import { quote } from "./session.mjs";

/**
 * @typedef {import("./session.mjs").Session} Session
 * @typedef {import("./backup-file.mjs").Header} Header
 * @typedef {{ header: Header, counts: Record<string, number> }} Summary
 */

const OVERWRITE_ADVICE = "To replace everything in it, add --overwrite.";

/**
 * Reads a whole backup without keeping it.
 *
 * @param {string} path
 * @returns {Promise<Summary>}
 * @throws {BackupError} when it is damaged, incomplete, or written by a newer version of Stint
 */
export async function checkBackup(path) {
  const parts = readBackupFile(path);
  /** @type {Header | undefined} */
  let header;
  for (;;) {
    const { done, value } = await parts.next();
    if (done) return { header: /** @type {Header} */ (header), counts: value.counts };
    if (!("header" in value)) continue;
    header = value.header;
    if (header.version <= FORMAT_VERSION && findMigrations(header.migrations)) continue;
    await parts.return({ counts: {} });
    throw new BackupError(
      `The backup was written by another version of Stint (${header.stint}, on ` +
        `${header.createdAt.slice(0, 10)}), which this one (${PROGRAM}) cannot read. ` +
        "Update Stint to at least that version, and restore again.",
    );
  }
}

/**
 * Replaces the rows of a database by those of a backup, in one transaction: creates the tables as they
 * were, loads the rows, and then applies the later migrations.
 *
 * @param {Session} connection
 * @param {string} path of a backup that `checkBackup` has accepted
 * @param {object} [options]
 * @param {boolean} [options.overwrite]
 * @param {string} [options.advice] ends the refusal of a database that is not empty
 * @param {(session: Session, tables: string[]) => Promise<void>} [options.check] called when the rows
 *   are loaded; undoes everything by throwing
 * @param {boolean} [options.isAlone] an embedded database of this process
 * @param {AbortSignal} [options.signal] stops it before the next statement, and changes nothing
 */
export async function restoreDatabase(
  connection,
  path,
  { overwrite, advice = OVERWRITE_ADVICE, check, isAlone, signal } = {},
) {
  /** @type {Session} */
  const session = {
    ...connection,
    query: async (text, values) => {
      signal?.throwIfAborted();
      return connection.query(text, values);
    },
  };
  await session.query("begin");
  try {
    if (!isAlone) await keepOthersOut(session);
    if (!overwrite) await refuseRows(session, advice);
    await dropSchema(session, await findExisting(session));
    const counts = await loadBackup(session, path, check);
    for (const table of listKeptTables(listMigrations())) {
      await session.query(`analyze public.${quote(table)}`);
    }
    await session.query("commit");
    return counts;
  } catch (error) {
    await connection.query("rollback").catch(() => {});
    throw explain(error);
  }
}

/** @param {unknown} error */
function explain(error) {
  const { code } = /** @type {NodeJS.ErrnoException} */ (error);
  if (code === "2BP01") {
    return new BackupError(
      "Other objects of the database use Stint's tables, such as a view. Drop them first, or restore " +
        "into an empty database.",
    );
  }
  if (code === "55P03") {
    return new BackupError("Another program uses Stint's tables. Stop it first.");
  }
  return error;
}

/**
 * Refuses while the app runs, and keeps it from starting meanwhile.
 *
 * @param {Session} session
 */
async function keepOthersOut(session) {
  const [lock] = await session.query(
    `select pg_try_advisory_xact_lock(${MIGRATION_LOCK})::text as "isTaken"`,
  );
  const [app] = await session.query(`select count(*)::text as count from pg_stat_activity
    where datname = current_database() and application_name = 'stint'`);
  if (lock?.isTaken !== "true" || app?.count !== "0") {
    throw new BackupError("Stint is running on this database. Stop every process of it first.");
  }
}

/**
 * Fails when the database has rows that a restore would replace.
 *
 * @param {Session} session
 * @param {string} [advice]
 */
export async function refuseRows(session, advice = OVERWRITE_ADVICE) {
  const found = describeCounts(await countRows(session));
  if (found) throw new BackupError(`The database is not empty: it has ${found}. ${advice}`);
}

/** @param {Session} session */
async function findExisting(session) {
  const migrations = findMigrations(await readApplied(session));
  if (migrations) return migrations;
  throw new BackupError(
    "The database was last used by a newer version of Stint. Restore into an empty database.",
  );
}
