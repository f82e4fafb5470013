import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { describeFolderError, freeSpace, NEW_DATABASE, RESERVE } from "../embedded/disk-space.mjs";
import { PGLITE_OPTIONS } from "../embedded/pglite-options.mjs";
import { ServerLog } from "../embedded/server-log.mjs";
import { BackupError } from "./backup-error.mjs";
import { embeddedSession } from "./session.mjs";

/**
 * Runs `use` on the database in a folder that no other process uses, without migrating it.
 *
 * @template T
 * @param {string} folder
 * @param {(session: import("./session.mjs").Session) => Promise<T>} use
 * @returns {Promise<T>}
 * @throws {BackupError} when it is missing or damaged
 */
export async function withEmbedded(folder, use) {
  if (!existsSync(folder)) throw new BackupError(`There is no database in ${folder}.`);
  // PGlite would create one.
  if (!existsSync(join(folder, "PG_VERSION"))) throw damaged(folder, "PG_VERSION is missing.");
  return open(folder, use);
}

/**
 * Runs `use` on an empty database in a folder that is created. The folder is left only if it succeeds.
 *
 * @template T
 * @param {string} folder
 * @param {(session: import("./session.mjs").Session) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withNewEmbedded(folder, use) {
  await rm(folder, { recursive: true, force: true });
  const parent = join(folder, "..");
  if (freeSpace(parent) < NEW_DATABASE) throw fullDisk(parent);
  return open(folder, use);
}

/**
 * @template T
 * @param {string} folder
 * @param {(session: import("./session.mjs").Session) => Promise<T>} use
 * @returns {Promise<T>}
 */
async function open(folder, use) {
  const log = new ServerLog();
  try {
    const client = await PGlite.create({
      ...PGLITE_OPTIONS,
      dataDir: folder,
      onStderr: log.write,
    });
    const session = await embeddedSession(client);
    const result = await use(session);
    await session.close();
    return result;
  } catch (error) {
    throw explain(error, folder, log);
  }
}

/**
 * PGlite throws objects without a text when the file system fails.
 *
 * @param {unknown} error
 * @param {string} folder
 * @param {ServerLog} log
 */
function explain(error, folder, log) {
  if (error instanceof BackupError) return error;
  const { message = "" } = /** @type {Error} */ (error);
  const reason = log.findReason();
  const parent = join(folder, "..");
  if (/No space left/.test(`${reason} ${message}`) || freeSpace(parent) < RESERVE) {
    return fullDisk(parent);
  }
  const line = describeFolderError(parent, error);
  if (line) return new BackupError(line);
  if (!reason && message && !message.startsWith("PGlite failed")) return error;
  return damaged(folder, reason || "Its files are incomplete.");
}

/**
 * @param {string} folder
 * @param {string} reason
 */
const damaged = (folder, reason) =>
  new BackupError(
    `The database in ${folder} cannot be opened: ${reason} ` +
      "To replace it by a backup: npm run restore -- FILE --overwrite",
  );

/** @param {string} folder */
const fullDisk = (folder) =>
  new BackupError(
    `The disk that holds ${folder} is full. ` +
      `Free at least ${NEW_DATABASE / 1024 / 1024} MB and try again.`,
  );
