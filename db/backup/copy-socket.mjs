import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, stat, symlink } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BackupError, explainFileError } from "./backup-error.mjs";

/**
 * The socket on which a running app makes copies of its embedded database for `npm run backup`. It is
 * in a folder that only the owner can enter. A copy exists as long as the connection that asked for it.
 */

/** Operating systems cut off longer paths of sockets. */
const MAX_PATH = 100;
/** A copy takes seconds. */
const ANSWER_MS = 120_000;

/**
 * The folder for copies and the socket. Nothing in it outlives the processes that use it.
 *
 * @param {string} dataDir
 */
export const runFolder = (dataDir) => join(/* turbopackIgnore: true */ dataDir, "run");

/**
 * Calls `use` with a path of the socket that the system accepts, also in a folder with a long name.
 *
 * @template T
 * @param {string} dataDir
 * @param {(path: string) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withSocketPath(dataDir, use) {
  const folder = runFolder(dataDir);
  if (process.platform === "win32") {
    const { dev, ino } = await stat(folder, { bigint: true });
    const name = createHash("sha256").update(`${dev}:${ino}`).digest("hex").slice(0, 20);
    return use(`\\\\.\\pipe\\stint-backup-${name}`);
  }
  const path = join(folder, "backup.sock");
  if (Buffer.byteLength(path) <= MAX_PATH) return use(path);
  const shortcut = await mkdtemp(join(/* turbopackIgnore: true */ tmpdir(), "stint-"));
  try {
    await symlink(folder, join(shortcut, "run"));
    return await use(join(shortcut, "run", "backup.sock"));
  } finally {
    await rm(shortcut, { recursive: true, force: true });
  }
}

/**
 * Asks the running app for a copy of its database and calls `use` with the copy's folder.
 *
 * @template T
 * @param {string} dataDir
 * @param {(folder: string) => Promise<T>} use
 * @returns {Promise<T>}
 * @throws {BackupError} when the app does not answer or cannot make one
 */
export async function withCopyOfApp(dataDir, use) {
  const socket = await withSocketPath(dataDir, async (path) => {
    const socket = connect(path);
    await once(socket, "connect").catch((error) => {
      if (error.code === "EACCES") throw explainFileError("use", dataDir, error);
      throw new BackupError(
        `The process that uses ${dataDir} makes no backups: it is starting, stopping, on another ` +
          "machine, or another command. Try again later, or stop it first.",
      );
    });
    return socket;
  });
  socket.on("error", () => {});
  try {
    socket.write(`${process.pid}\n`);
    const { folder, problem } = await readAnswer(socket);
    if (problem) throw new BackupError(problem);
    try {
      return await use(folder);
    } finally {
      // The app does the same, unless it has stopped.
      await rm(folder, { recursive: true, force: true });
    }
  } finally {
    socket.destroy();
  }
}

/**
 * @param {import("node:net").Socket} socket
 * @returns {Promise<{ folder: string, problem?: string }>}
 */
async function readAnswer(socket) {
  let text = "";
  socket.setEncoding("utf8").setTimeout(ANSWER_MS, () => socket.destroy());
  return new Promise((resolve, reject) => {
    socket.on("data", (part) => {
      text += part;
      if (!text.endsWith("\n")) return;
      socket.setTimeout(0);
      resolve(JSON.parse(text));
    });
    socket.once("close", () => {
      reject(new BackupError("The running app did not answer. Try again."));
    });
  });
}
