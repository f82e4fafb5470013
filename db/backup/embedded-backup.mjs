import { existsSync } from "node:fs";
import { join } from "node:path";
import { lockFolder } from "../embedded/folder-lock.mjs";
import { finishReplacement, replaceDatabase } from "../embedded/replace-database.mjs";
import { writeBackupFile } from "./backup-file.mjs";
import { dumpDatabase } from "./dump.mjs";
import { withEmbedded, withNewEmbedded } from "./embedded-session.mjs";
import { refuseRows, restoreDatabase } from "./restore.mjs";

/**
 * Runs `use` while this process holds the data folder.
 *
 * @template T
 * @param {string} dataDir
 * @param {(database: string) => Promise<T>} use gets the folder of the database
 * @returns {Promise<T>}
 * @throws {import("../embedded/folder-lock.mjs").FolderInUse}
 */
export async function holdFolder(dataDir, use) {
  const lock = await lockFolder(dataDir);
  try {
    await finishReplacement(dataDir);
    return await use(join(dataDir, "database"));
  } finally {
    await lock.release();
  }
}

/**
 * Writes a backup of the database in a folder that no other process uses. Returns the number of rows
 * by table.
 *
 * @param {string} folder
 * @param {string} path
 * @param {AbortSignal} [signal]
 */
export const backUpFolder = (folder, path, signal) =>
  withEmbedded(folder, (session) => writeBackupFile(path, dumpDatabase(session), signal));

/**
 * Replaces the embedded database by a backup that `checkBackup` has accepted. The present one stays
 * until the other is complete.
 *
 * @param {string} dataDir
 * @param {string} path
 * @param {{ overwrite: boolean, signal?: AbortSignal }} options
 */
export const restoreEmbedded = (dataDir, path, { overwrite, signal }) =>
  holdFolder(dataDir, async (folder) => {
    if (!overwrite && existsSync(folder))
      await withEmbedded(folder, (session) => refuseRows(session));
    return replaceDatabase(dataDir, (draft) =>
      withNewEmbedded(draft, (session) =>
        restoreDatabase(session, path, { isAlone: true, signal }),
      ),
    );
  });
