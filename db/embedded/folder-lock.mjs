import { realpath } from "node:fs/promises";
import { hostname } from "node:os";
import { isAliveElsewhere, keepLockFile, readLockFile } from "./lock-file.mjs";
import { takeSocket } from "./lock-socket.mjs";
import { makePrivate } from "./private-folder.mjs";

/**
 * @typedef {import("./lock-file.mjs").Holder} Holder
 * @typedef {{ uses: number, release: () => Promise<void> }} HeldLock
 */

const KEY = Symbol.for("stint.folder-locks");
const shared = /** @type {Record<symbol, Map<string, Promise<HeldLock>> | undefined>} */ (
  globalThis
);
shared[KEY] ??= new Map();
const heldLocks = shared[KEY];

/** Another process uses the folder of the embedded database. */
export class FolderInUse extends Error {
  /**
   * @param {string} dir
   * @param {Partial<Holder> | null} holder null when unknown
   */
  constructor(dir, holder) {
    const who = holder?.pid ? `process ${holder.pid}` : "another process";
    const where =
      holder?.hostname && holder.hostname !== hostname() ? ` on ${holder.hostname}` : "";
    const address = holder?.address ? ` (${holder.address})` : "";
    super(
      `${dir} is in use by ${who}${where}${address}. Stop it first, or set DATA_DIR to another folder.`,
    );
    this.name = "FolderInUse";
    this.holder = holder;
  }
}

/**
 * Keeps every other process out of a folder until the lock is released or this process dies: two
 * processes on one embedded database silently lose rows. One process may take it several times, and
 * must release it as often.
 *
 * @param {string} dir created when missing, and closed to other users of this machine
 * @param {{ address?: string | undefined, platform?: string }} [options] `address`: URL of this
 *   process's app, named to a process that is refused
 * @returns {Promise<{ release(): Promise<void> }>}
 * @throws {FolderInUse}
 */
export async function lockFolder(dir, { address, platform = process.platform } = {}) {
  await makePrivate(dir);
  const folder = await realpath(dir);
  let taking = heldLocks.get(folder);
  if (!taking) {
    taking = take(folder, { address, platform });
    heldLocks.set(folder, taking);
    taking.catch(() => heldLocks.delete(folder));
  }
  const held = await taking;
  held.uses += 1;
  let isReleased = false;
  return {
    release: async () => {
      if (isReleased) return;
      isReleased = true;
      held.uses -= 1;
      if (held.uses > 0) return;
      heldLocks.delete(folder);
      await held.release();
    },
  };
}

/**
 * @param {string} folder
 * @param {{ address: string | undefined, platform: string }} options
 * @returns {Promise<HeldLock>}
 */
async function take(folder, { address, platform }) {
  const startedAt = new Date().toISOString();
  const holder = { pid: process.pid, hostname: hostname(), startedAt, ...(address && { address }) };
  const socket = await takeSocket(folder, holder, platform);
  if ("heldBy" in socket) {
    throw new FolderInUse(folder, socket.heldBy ?? (await readLockFile(folder)));
  }
  try {
    const known = await readLockFile(folder);
    if (isAliveElsewhere(known)) throw new FolderInUse(folder, known);
    const removeLockFile = await keepLockFile(folder, holder);
    return {
      uses: 0,
      release: async () => {
        await removeLockFile();
        socket.close();
      },
    };
  } catch (error) {
    socket.close();
    throw error;
  }
}
