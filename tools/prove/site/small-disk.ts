import { mkdtemp, open, rm, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Trial } from "../case";
import { runCommand } from "./children";

/** Large parts first, then small ones for what is left. */
const PARTS = [1024 * 1024, 4096].map((size) => Buffer.alloc(size, 1));

/** A small file system in memory, which a trial can fill. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** Why no file system can be mounted here; null when one can. */
  static async findObstacle(): Promise<string | null> {
    const folder = await mkdtemp(join(tmpdir(), "stint-prove-disk-"));
    try {
      await mount(folder, 1);
      await runCommand("umount", [folder]);
      return null;
    } catch {
      return "only root may mount the small disk that it fills";
    } finally {
      await rmdir(folder);
    }
  }

  /** Mounts an empty disk for as long as the trial lasts. */
  static async open(trial: Trial, megabytes: number): Promise<SmallDisk> {
    const folder = await mkdtemp(join(tmpdir(), "stint-prove-disk-"));
    trial.defer(() => rmdir(folder));
    await mount(folder, megabytes);
    // Lazily, because a process that is about to end may still have a file open.
    trial.defer(() => runCommand("umount", ["--lazy", folder]));
    return new SmallDisk(folder);
  }

  /** Writes a file until nothing more fits on the disk. */
  async fill(): Promise<void> {
    const file = await open(this.#filler, "w");
    try {
      for (const part of PARTS) {
        while (await hasWritten(() => file.write(part))) {}
      }
    } finally {
      await file.close();
    }
  }

  /** Removes the file that fills the disk. */
  async free(): Promise<void> {
    await rm(this.#filler, { force: true });
  }

  get #filler(): string {
    return join(this.folder, "filler");
  }
}

const mount = (folder: string, megabytes: number) =>
  runCommand("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "tmpfs", folder]);

/** False when the disk is full. A write may also be cut short; the next one then finds no space. */
async function hasWritten(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") return false;
    throw error;
  }
}
