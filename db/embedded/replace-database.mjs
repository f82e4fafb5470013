import { existsSync } from "node:fs";
import { open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";

/**
 * Replaces the embedded database by another in steps that can be interrupted anywhere. `restoring`
 * is not complete yet. From the moment it is called `restored`, it is the database: the next to open the
 * folder finishes the replacement.
 *
 * @param {string} dataDir
 */
const names = (dataDir) => ({
  current: join(dataDir, "database"),
  restoring: join(dataDir, "database.restoring"),
  restored: join(dataDir, "database.restored"),
  replaced: join(dataDir, "database.replaced"),
});

/**
 * Builds a database in an empty folder and puts it in the place of the current one, which is kept
 * until then. The caller holds the folder's lock.
 *
 * @template T
 * @param {string} dataDir
 * @param {(folder: string) => Promise<T>} build
 * @returns {Promise<T>} what `build` returned
 */
export async function replaceDatabase(dataDir, build) {
  const { restoring, restored } = names(dataDir);
  await finishReplacement(dataDir);
  try {
    const result = await build(restoring);
    await flushFiles(restoring);
    await rename(restoring, restored);
    await flushFolder(dataDir);
    await finishReplacement(dataDir);
    return result;
  } finally {
    await rm(restoring, { recursive: true, force: true });
  }
}

/**
 * Finishes or undoes a replacement that was interrupted. The caller holds the folder's lock.
 *
 * @param {string} dataDir
 */
export async function finishReplacement(dataDir) {
  const { current, restoring, restored, replaced } = names(dataDir);
  if (existsSync(restored)) {
    if (existsSync(current)) {
      await rm(replaced, { recursive: true, force: true });
      await rename(current, replaced);
    }
    await rename(restored, current);
    await flushFolder(dataDir);
  }
  for (const leftover of [restoring, replaced]) {
    await rm(leftover, { recursive: true, force: true });
  }
}

/**
 * Writes every file of a folder to the disk, because PGlite does not.
 *
 * @param {string} folder
 */
async function flushFiles(folder) {
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(file.parentPath, file.name);
    if (file.isDirectory()) await flushFolder(path);
    else await flush(path, "r+");
  }
  await flushFolder(folder);
}

/**
 * Makes renames and new files in a folder survive a power cut, where the system can do that.
 *
 * @param {string} folder
 */
export const flushFolder = (folder) => flush(folder, "r").catch(() => {});

/**
 * @param {string} path
 * @param {string} flags
 */
async function flush(path, flags) {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
