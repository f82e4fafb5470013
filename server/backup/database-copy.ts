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

export interface CopySource {
  copyTo: CopyTo;
  dataDir: string;
  /** Of the process that reads the copy. */
  pid: number;
  /** Measures the free bytes on the disk of a folder. */
  measure?: (folder: string) => number;
}

/**
 * Calls `use` with a copy of the embedded database, which is removed afterwards.
 *
 * @throws {TooLittleSpace}
 */
export function withDatabaseCopy<T>(
  { copyTo, dataDir, pid, measure = freeSpace }: CopySource,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  return oneAtATime(async () => {
    await removeLeftCopies(dataDir);
    checkSpace(dataDir, measure(dataDir));
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
function checkSpace(dataDir: string, free: number): void {
  const needed = 1.5 * measureFolder(join(dataDir, "database")) + RESERVE;
  if (free >= needed) return;
  throw new TooLittleSpace(
    `The disk that holds DATA_DIR ${dataDir} has too little space for a backup: ` +
      `${Math.ceil(needed / MIB)} MB must be free.`,
  );
}
