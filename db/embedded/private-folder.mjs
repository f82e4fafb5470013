import { chmod, lstat, mkdir, readdir, realpath, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join, relative } from "node:path";

const OTHERS = 0o077;
const STICKY = 0o1000;

/**
 * Creates a folder that only its owner can enter, or closes an existing one to other users. An
 * existing folder stays as it is when others use it: it has another owner, is shared (as `/tmp`),
 * contains the home or working directory, or holds files of other users.
 *
 * @param {string} dir
 */
export async function makePrivate(dir) {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const { mode, uid } = await stat(dir);
  // Windows has no such modes; a new folder is already private.
  if (process.getuid?.() !== uid || (mode & OTHERS) === 0) return;
  if (mode & STICKY || (await containsOwnPlaces(dir)) || (await holdsOthersFiles(dir, uid))) return;
  await closeToOthers(dir);
}

/**
 * Removes the modes of other users from a file or folder of this user.
 *
 * @param {string} path
 */
export async function closeToOthers(path) {
  const { mode, uid } = await stat(path);
  if ((mode & OTHERS) === 0 || uid !== process.getuid?.()) return;
  // Fails on a file system without modes or mounted for reading only; both are the owner's choice.
  await chmod(path, mode & 0o777 & ~OTHERS).catch(() => {});
}

/** @param {string} dir */
async function containsOwnPlaces(dir) {
  const folder = await realpath(dir);
  return [homedir(), process.cwd()].some((place) => !relative(folder, place).startsWith(".."));
}

/**
 * @param {string} dir
 * @param {number} uid
 */
async function holdsOthersFiles(dir, uid) {
  for (const name of await readdir(dir)) {
    const file = await lstat(join(dir, name)).catch(() => null);
    // The superuser can enter any folder.
    if (file && file.uid !== uid && file.uid !== 0) return true;
  }
  return false;
}
