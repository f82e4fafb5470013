import { once } from "node:events";
import { chmod, mkdir, rm } from "node:fs/promises";
import { createServer, type Socket } from "node:net";
import { runFolder, withSocketPath } from "@/db/backup/copy-socket.mjs";
import { log } from "../log";
import { type CopyTo, removeLeftCopies, TooLittleSpace, withDatabaseCopy } from "./database-copy";

/** Backups that may wait for each other. */
const MAX_CONNECTIONS = 4;
/** A client that has not read its copy by then is cut off. */
const LIMIT_MS = 60 * 60_000;
const REQUEST_MS = 10_000;

/**
 * Makes copies of the embedded database for `npm run backup`, which may not open it while the app
 * runs. The app goes on when the socket cannot be opened. Returns a function that stops it.
 */
export async function serveCopies(copyTo: CopyTo, dataDir: string): Promise<() => void> {
  const stopping = new AbortController();
  const copy: CopyTo = async (folder) => {
    await copyTo(folder);
    // The database may have been closed meanwhile.
    stopping.signal.throwIfAborted();
  };
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    answer(socket, copy, dataDir).catch((error) => {
      log.error({ err: error }, "could not copy the database for a backup");
      socket.destroy();
    });
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.on("error", (error) => log.error({ err: error }, "the socket for backups failed"));
  try {
    await mkdir(runFolder(dataDir), { recursive: true, mode: 0o700 });
    await chmod(runFolder(dataDir), 0o700);
    await removeLeftCopies(dataDir);
    await withSocketPath(dataDir, async (path) => {
      // The folder's lock is held, so a socket that is there belongs to a killed process.
      if (process.platform !== "win32") await rm(path, { force: true });
      server.listen(path);
      await once(server, "listening");
      if (process.platform !== "win32") await chmod(path, 0o600);
    });
  } catch (error) {
    log.warn({ err: error }, "npm run backup works only while the app is stopped");
  }
  // A client that has its copy goes on reading, and removes it.
  return () => {
    stopping.abort();
    server.close();
  };
}

async function answer(socket: Socket, copyTo: CopyTo, dataDir: string): Promise<void> {
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  const limit = setTimeout(() => socket.destroy(), LIMIT_MS).unref();
  closed.then(() => clearTimeout(limit));
  const pid = await readPid(socket);
  if (pid === null) return void socket.destroy();
  try {
    await withDatabaseCopy({ copyTo, dataDir, pid }, async (folder) => {
      socket.write(`${JSON.stringify({ folder })}\n`);
      await closed;
    });
  } catch (error) {
    if (!(error instanceof TooLittleSpace)) throw error;
    socket.end(`${JSON.stringify({ problem: error.message })}\n`);
  }
}

/** The process that asks, which reads the copy; null when it does not say. */
async function readPid(socket: Socket): Promise<number | null> {
  const late = AbortSignal.timeout(REQUEST_MS);
  const text = await once(socket, "data", { signal: late }).then(String, () => "");
  return /^\d+\n$/.test(text) ? Number(text) : null;
}
