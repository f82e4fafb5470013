/** Why the app does not start, in one line that says what to do. No stack is shown for it. */
export class StartupError extends Error {}

const FOLDER_TROUBLE = ["EACCES", "EEXIST", "ELOOP", "ENOSPC", "ENOTDIR", "EPERM", "EROFS"];

/**
 * Does something in the data folder; what the file system refuses becomes one line.
 *
 * @template T
 * @param {string} dataDir
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inFolder(dataDir, work) {
  try {
    return await work();
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    if (!FOLDER_TROUBLE.includes(code ?? "")) throw error;
    throw new StartupError(`DATA_DIR ${dataDir} cannot be used: ${message}`);
  }
}
