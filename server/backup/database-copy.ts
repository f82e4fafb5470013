import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import pLimit from "p-limit";
import { runFolder } from "@/db/backup/copy-socket.mjs";
import { isRunning } from "@/db/backup/process-id.mjs";
import { measureFolder } from "@/db/embedded/copy-folder.mjs";
import { freeSpace, RESERVE } from "@/db/embedded/disk-space.mjs";

const MIB = 1024 * 1024;

/** The disk is too full for a backup. */
export class TooLittleSpace extends Error {
  override name = "TooLittleSpace";
}

export type CopyTo = (folder: string) => Promise<void>;

/** Two copies at once would need twice the space. */
const oneAtATime = pLimit(1);

/**
 * Calls `use` with a copy of the embedded database, which is removed afterwards.
 *
 * @param pid of the process that reads the copy
 * @throws {TooLittleSpace}
 */
export function withDatabaseCopy<T>(
  { copyTo, dataDir, pid }: { copyTo: CopyTo; dataDir: string; pid: number },
  use: (folder: string) => Promise<T>,
): Promise<T> {
  return oneAtATime(async () => {
    await removeLeftCopies(dataDir);
    checkSpace(dataDir);
    await mkdir(runFolder(dataDir), { recursive: true, mode: 0o700 });
    const folder = await mkdtemp(join(runFolder(dataDir), `copy-${pid}-`));
    try {
      await copyTo(folder);
      return await use(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

/** Removes the copies of processes that were killed. */
export async function removeLeftCopies(dataDir: string): Promise<void> {
  for (const name of await readdir(runFolder(dataDir)).catch(() => [])) {
    const [, pid] = /^copy-(\d+)-/.exec(name) ?? [];
    // A process that was restarted can have the id of the one before.
    if (pid && (Number(pid) === process.pid || !isRunning(Number(pid)))) {
      await rm(join(runFolder(dataDir), name), { recursive: true, force: true });
    }
  }
}

/** A backup is compressed, and far smaller than the copy that it is made of. */
function checkSpace(dataDir: string): void {
  const needed = 1.5 * measureFolder(join(dataDir, "database")) + RESERVE;
  if (freeSpace(dataDir) >= needed) return;
  throw new TooLittleSpace(
    `The disk that holds DATA_DIR ${dataDir} has too little space for a backup: ` +
      `${Math.ceil(needed / MIB)} MB must be free.`,
  );
}
