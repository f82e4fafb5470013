import { describeFolderError } from "../../db/embedded/disk-space.mjs";

/** Stops the start with one line that says what is wrong and what to do, without a stack. */
export class StartupError extends Error {
  name = "StartupError";
}

/**
 * Compares names: the app that Next has bundled has a class of its own.
 *
 * @param {unknown} error
 * @returns {error is StartupError}
 */
export const isStartupError = (error) => error instanceof Error && error.name === "StartupError";

/**
 * Runs work in the data folder and turns errors of the file system into a `StartupError`.
 *
 * @template T
 * @param {string} dataDir
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withFolderErrors(dataDir, work) {
  try {
    return await work();
  } catch (error) {
    const line = describeFolderError(dataDir, error);
    throw line ? new StartupError(line) : error;
  }
}
