/** A backup or restore that failed for an expected reason. The message is one line for the operator. */
export class BackupError extends Error {
  name = "BackupError";
}

/** @type {Record<string, string>} */
const REASONS = {
  EACCES: "this user may not access it",
  EDQUOT: "the disk is full",
  EIO: "the disk reports errors",
  EISDIR: "it is a folder",
  ENAMETOOLONG: "the name is too long",
  ENOENT: "it does not exist",
  ENOSPC: "the disk is full",
  ENOTDIR: "its folder is a file",
  EPERM: "this user may not access it",
  EROFS: "the disk is read-only",
};

/**
 * Turns an error of the file system into a line about the path. Returns other errors as they are.
 *
 * @param {string} doing e.g. "write"
 * @param {string} path
 * @param {unknown} error
 */
export function explainFileError(doing, path, error) {
  const code = /** @type {NodeJS.ErrnoException} */ (error)?.code ?? "";
  const reason = REASONS[code];
  return reason ? new BackupError(`Cannot ${doing} ${path}: ${reason}.`) : error;
}
