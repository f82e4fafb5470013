import { mkdir, realpath } from "node:fs/promises";
import { hostname } from "node:os";
import { askAt, listenAt, socketName } from "./folder-socket.mjs";
import { isAliveElsewhere, keepNote, readNote } from "./lock-note.mjs";
import { takeByFiles } from "./socket-files.mjs";

/**
 * @typedef {import("./lock-note.mjs").Holder} Holder
 * @typedef {{ uses: number, letGo: () => Promise<void> }} Held
 */

const KEY = Symbol.for("stint.folder-locks");
const shared = /** @type {Record<symbol, Map<string, Promise<Held>> | undefined>} */ (globalThis);
shared[KEY] ??= new Map();
const heldFolders = shared[KEY];

/** The folder of the embedded database belongs to another process. */
export class FolderInUse extends Error {
  /**
   * @param {string} dir
   * @param {Partial<Holder> | null} holder null when it does not say who it is
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
 * Keeps every other process out of a folder until released or dead: two processes on one embedded
 * database lose rows without a word. Within one process it may be taken again, and counts.
 *
 * @param {string} dir made when missing
 * @param {{ address?: string | undefined, platform?: string }} [options] `address`: where this
 *   process's app answers, told to whoever is kept out
 * @returns {Promise<{ release(): Promise<void> }>}
 * @throws {FolderInUse}
 */
export async function lockFolder(dir, { address, platform = process.platform } = {}) {
  await mkdir(dir, { recursive: true });
  const folder = await realpath(dir);
  let taking = heldFolders.get(folder);
  if (!taking) {
    taking = take(folder, { address, platform });
    heldFolders.set(folder, taking);
    taking.catch(() => heldFolders.delete(folder));
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
      heldFolders.delete(folder);
      await held.letGo();
    },
  };
}

/**
 * @param {string} folder
 * @param {{ address: string | undefined, platform: string }} options
 * @returns {Promise<Held>}
 */
async function take(folder, { address, platform }) {
  const startedAt = new Date().toISOString();
  const holder = { pid: process.pid, hostname: hostname(), startedAt, ...(address && { address }) };
  const taken = await takeSocket(await socketName(folder), holder, platform);
  if ("heldBy" in taken) throw new FolderInUse(folder, taken.heldBy ?? (await readNote(folder)));
  try {
    const note = await readNote(folder);
    if (isAliveElsewhere(note)) throw new FolderInUse(folder, note);
    const takeNoteAway = await keepNote(folder, holder);
    return {
      uses: 0,
      letGo: async () => {
        await takeNoteAway();
        taken.close();
      },
    };
  } catch (error) {
    taken.close();
    throw error;
  }
}

/**
 * Linux keeps an abstract socket, and Windows a named pipe, for one process only and takes it back
 * when that process dies; elsewhere it takes files.
 *
 * @param {string} name
 * @param {Holder} holder
 * @param {string} platform
 * @returns {Promise<{ close: () => void } | { heldBy: Partial<Holder> | null }>}
 */
async function takeSocket(name, holder, platform) {
  if (platform !== "linux" && platform !== "win32") return takeByFiles(name, holder);
  const path = platform === "linux" ? `\0${name}` : `\\\\.\\pipe\\${name}`;
  const server = await listenAt(path, () => holder);
  if (server) return { close: () => server.close() };
  const answer = await askAt(path);
  return { heldBy: answer === "nobody" ? null : answer };
}
