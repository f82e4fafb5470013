/** `npm run backup`: writes the whole database to one file, also while the app runs. */
import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { BackupError, explainFileError } from "../db/backup/backup-error.mjs";
import { writeBackupFile } from "../db/backup/backup-file.mjs";
import { describeCounts } from "../db/backup/contents.mjs";
import { withCopyOfApp } from "../db/backup/copy-socket.mjs";
import { dumpDatabase } from "../db/backup/dump.mjs";
import { backUpFolder, holdFolder } from "../db/backup/embedded-backup.mjs";
import { openPostgresSession } from "../db/backup/session.mjs";
import { FolderInUse } from "../db/embedded/folder-lock.mjs";
import { makePrivate } from "../db/embedded/private-folder.mjs";
import { runCommand } from "./command.mjs";

const HELP = `npm run backup [-- FILE]

Writes a backup of the whole database to FILE, also while Stint runs. If FILE is a folder or left out,
the file gets a name with the date, in that folder or in DATA_DIR/backups. Reads the same settings as
npm start. The file contains personal data; only its owner can read it.

  npm run backup -- /mnt/usb/stint.backup
  npm run restore -- /mnt/usb/stint.backup`;

await runCommand({
  help: HELP,
  run: async ({ argument, env, signal }) => {
    const path = await choosePath(argument, env.dataDir);
    const counts = env.databaseUrl
      ? await backUpPostgres(env.databaseUrl, path, signal)
      : await backUpEmbedded(env.dataDir, path, signal);
    console.log(`${path} has ${describeCounts(counts) || "no rows"}.`);
  },
});

/**
 * @param {string | undefined} argument
 * @param {string} dataDir
 */
async function choosePath(argument, dataDir) {
  // npm runs commands in the project's folder, whatever the folder of the person.
  const given = argument && resolve(process.env.INIT_CWD || process.cwd(), argument);
  const folder = given ?? join(dataDir, "backups");
  if (!given) await makePrivate(folder);
  if (given && !existsSync(given)) return given;
  try {
    if (statSync(folder).isDirectory()) {
      const time = new Date().toISOString().slice(0, 19).replace("T", "-").replaceAll(":", "");
      return join(folder, `stint-${time}.backup`);
    }
  } catch (error) {
    throw explainFileError("write", folder, error);
  }
  throw new BackupError(`${given} exists. Give the backup another name.`);
}

/**
 * @param {string} url
 * @param {string} path
 * @param {AbortSignal} signal
 */
async function backUpPostgres(url, path, signal) {
  const session = await openPostgresSession(url);
  try {
    return await writeBackupFile(path, dumpDatabase(session), signal);
  } finally {
    await session.close();
  }
}

/**
 * @param {string} dataDir
 * @param {string} path
 * @param {AbortSignal} signal
 */
async function backUpEmbedded(dataDir, path, signal) {
  if (!existsSync(dataDir)) throw new BackupError(`There is no database in ${dataDir}.`);
  try {
    return await holdFolder(dataDir, (folder) => backUpFolder(folder, path, signal));
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
  }
  return withCopyOfApp(dataDir, (folder) => backUpFolder(folder, path, signal));
}
