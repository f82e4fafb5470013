import { constants, readdirSync, statSync } from "node:fs";
import { copyFile, mkdir, rm } from "node:fs/promises";
import { join, relative } from "node:path";

/** Times of files have a granularity of up to two seconds. */
const GRANULARITY_NS = 2_000_000_000n;

/** @typedef {{ ino: bigint, size: bigint, mtimeNs: bigint }} Version */

/**
 * Copies the files of a database that is being written, as of one instant: first everything, and then,
 * while nothing is written, what has changed meanwhile. That is little, because PostgreSQL writes to
 * its log first. The copy is like that of a killed process, which PostgreSQL recovers when it opens it.
 *
 * @param {string} from
 * @param {string} to an empty folder on the same disk
 * @param {(finish: () => Promise<void>) => Promise<void>} whileIdle runs `finish` while nothing is
 *   written
 */
export async function copyDatabaseFolder(from, to, whileIdle) {
  // By the clock of the file system, which another machine may hold.
  const startedAt = statSync(to, { bigint: true }).mtimeNs;
  const first = listFiles(from);
  for (const folder of first.folders) await mkdir(join(to, folder), { recursive: true });
  for (const name of first.files.keys()) {
    await copyFile(join(from, name), join(to, name), constants.COPYFILE_FICLONE).catch(
      ignoreMissing,
    );
  }
  await whileIdle(async () => {
    const { folders, files } = listFiles(from);
    for (const folder of folders) await mkdir(join(to, folder), { recursive: true });
    for (const [name, version] of files) {
      const before = first.files.get(name);
      if (before && isSame(before, version) && version.mtimeNs < startedAt - GRANULARITY_NS)
        continue;
      await copyFile(join(from, name), join(to, name), constants.COPYFILE_FICLONE);
    }
    for (const name of listFiles(to).files.keys()) {
      if (!files.has(name)) await rm(join(to, name));
    }
  });
}

/**
 * The folders and files in a folder. Synchronous: some thousand calls that wait for other work would
 * take far longer, and the database waits for them.
 *
 * @param {string} root
 */
function listFiles(root) {
  /** @type {string[]} */
  const folders = [];
  /** @type {Map<string, Version>} */
  const files = new Map();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(root, path);
    if (entry.isDirectory()) folders.push(name);
    else if (entry.isFile()) {
      const version = statSync(path, { bigint: true, throwIfNoEntry: false });
      if (version) files.set(name, version);
    }
  }
  return { folders, files };
}

/**
 * @param {Version} one
 * @param {Version} other
 */
const isSame = (one, other) =>
  one.ino === other.ino && one.size === other.size && one.mtimeNs === other.mtimeNs;

/** @param {NodeJS.ErrnoException} error of a file that was removed meanwhile */
function ignoreMissing(error) {
  if (error.code !== "ENOENT") throw error;
}

/**
 * Bytes of the files in a folder.
 *
 * @param {string} folder
 */
export function measureFolder(folder) {
  let bytes = 0;
  for (const { size } of listFiles(folder).files.values()) bytes += Number(size);
  return bytes;
}
