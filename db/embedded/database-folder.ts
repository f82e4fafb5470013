import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { CannotOpenDatabase, isDiskFull } from "../pg-errors";
import {
  describeFolderError,
  describeFullDisk,
  freeSpace,
  NEW_DATABASE,
  RESERVE,
} from "./disk-space.mjs";
import { lockFolder } from "./folder-lock.mjs";
import { ServerLog } from "./server-log.mjs";

/** The embedded database's folder is damaged, has a full disk or may not be used. */
export class UnusableFolder extends CannotOpenDatabase {
  override name = "UnusableFolder";
}

/** PGlite throws an object with a number and without a text when the file system fails. */
const EMSCRIPTEN_CODES: Record<number, string> = {
  2: "EACCES",
  19: "EDQUOT",
  29: "EIO",
  51: "ENOSPC",
  54: "ENOTDIR",
  63: "EPERM",
  69: "EROFS",
};

/**
 * Runs `create` with an empty folder unless `folder` holds a database, and moves the result there
 * once it is complete: an interrupted first start leaves nothing that looks like a database.
 */
export async function createWhenMissing(
  folder: string,
  create: (draft: string) => Promise<void>,
): Promise<void> {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  if (found.includes("PG_VERSION")) return;
  // PGlite would write a new database over these files.
  if (found.length > 0) throw new UnusableFolder(describeDamage(folder, "PG_VERSION is missing."));
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  try {
    await create(draft);
    await rename(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Creates an empty database in a process of its own. */
export async function createDatabase(folder: string, log: ServerLog): Promise<void> {
  const script = join(/* turbopackIgnore: true */ process.cwd(), "db/embedded/create-database.mjs");
  const child = fork(script, [folder], {
    execArgv: [],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let thrown: unknown;
  child.once("message", (error) => {
    thrown = error;
  });
  if (child.stderr) createInterface(child.stderr).on("line", log.write);
  const [code] = await once(child, "close");
  if (code !== 0) throw thrown ?? new Error(`creating the database ended with ${code}`);
}

/**
 * Locks `dataDir`, opens the database in `dataDir/database`, and turns every failure of the disk or
 * the files into an `UnusableFolder`. Returns what `open` returned and how to unlock the folder.
 *
 * @throws {FolderInUse} when another process holds the folder
 */
export async function openFolder<T>(
  dataDir: string,
  open: (folder: string, log: ServerLog) => Promise<T>,
): Promise<{ opened: T; unlock: () => Promise<void> }> {
  const folder = join(dataDir, "database");
  const log = new ServerLog();
  try {
    const lock = await lockFolder(dataDir);
    try {
      const needed = existsSync(folder) ? RESERVE : NEW_DATABASE;
      if (freeSpace(dataDir) < needed) {
        throw new UnusableFolder(describeFullDisk(dataDir, needed));
      }
      return { opened: await open(folder, log), unlock: () => lock.release() };
    } catch (error) {
      await lock.release();
      throw error;
    }
  } catch (error) {
    throw explain(error, dataDir, log);
  }
}

function explain(error: unknown, dataDir: string, log: ServerLog): unknown {
  if (error instanceof CannotOpenDatabase) return error;
  const { code, errno = 0, message = "" } = error as NodeJS.ErrnoException;
  const known = { code: code ?? EMSCRIPTEN_CODES[errno], message };
  const line = describeFolderError(dataDir, known);
  if (line) return new UnusableFolder(line);
  const reason = log.findReason();
  if (isDiskFull(error) || reason.includes("No space left")) {
    return new UnusableFolder(describeFullDisk(dataDir));
  }
  if (!reason && !message.startsWith("PGlite failed")) return error;
  const folder = join(dataDir, "database");
  return new UnusableFolder(describeDamage(folder, reason || "Its files are incomplete."));
}

const describeDamage = (folder: string, reason: string) =>
  `The database in ${folder} cannot be opened: ${reason} ` +
  "Replace it by a backup (npm run restore -- FILE --overwrite), or set DATA_DIR to another folder.";
