import { statfsSync } from "node:fs";

const MIB = 1024 * 1024;

/**
 * Bytes that a running database leaves free. It adds files of 16 MiB to its log, and a failed write
 * to one of them ends the process.
 */
export const RESERVE = 32 * MIB;

/** Free bytes that a new database needs, with the reserve. */
export const NEW_DATABASE = 96 * MIB;

/**
 * Free bytes on the disk that holds the folder; `Infinity` when the file system does not say.
 *
 * @param {string} folder
 */
export function freeSpace(folder) {
  const { bavail, bsize, blocks } = statfsSync(folder);
  return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize;
}

/** With this much free space, not every statement measures it, because that costs a system call. */
const AMPLE_SPACE = 1024 * MIB;
const MEASURE_EVERY_MS = 100;

/**
 * Returns a function that is true while the disk has space for a change.
 *
 * @param {string} folder
 * @param {(folder: string) => number} measure free bytes
 */
export function createSpaceCheck(folder, measure = freeSpace) {
  let free = 0;
  let measuredAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = performance.now();
    if (free < AMPLE_SPACE || now - measuredAt >= MEASURE_EVERY_MS) {
      free = measure(folder);
      measuredAt = now;
    }
    return free >= RESERVE;
  };
}

/**
 * The line for the operator when the data folder's disk is full.
 *
 * @param {string} dataDir
 * @param {number} needed bytes
 */
export const describeFullDisk = (dataDir, needed = NEW_DATABASE) =>
  `The disk that holds DATA_DIR ${dataDir} is full. ` +
  `Free at least ${Math.ceil(needed / MIB)} MB and start again.`;

/** @type {Record<string, string>} */
const REASONS = {
  EACCES: "this user may not access it",
  EEXIST: "it is not a folder",
  EIO: "its disk reports errors",
  ELOOP: "its symbolic links form a loop",
  ENOTDIR: "it is not a folder",
  EPERM: "this user may not access it",
  EROFS: "its disk is read-only",
};

/**
 * The line for the operator about an error of the file system in the data folder. Null
 * for other errors.
 *
 * @param {string} dataDir
 * @param {unknown} error
 * @returns {string | null}
 */
export function describeFolderError(dataDir, error) {
  const { code = "", message = "" } = /** @type {NodeJS.ErrnoException} */ (error);
  if (code === "ENOSPC" || code === "EDQUOT") return describeFullDisk(dataDir);
  const reason = REASONS[code];
  if (!reason) return null;
  return `Cannot use DATA_DIR ${dataDir}: ${reason}${message && ` (${message})`}.`;
}
