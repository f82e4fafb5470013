import { randomUUID } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

/**
 * `lock.json` in the folder names the process that holds it. It is for people to read, and the only
 * check across machines or containers that share a volume. On one machine the socket decides.
 *
 * @typedef {object} Holder
 * @property {number} pid
 * @property {string} hostname
 * @property {string} startedAt ISO 8601
 * @property {string} [address] URL of its app
 * @property {string} [heartbeatAt] ISO 8601, renewed while the process runs
 */

const HEARTBEAT_MS = 5_000;
const DEAD_AFTER_MS = 15_000;

/** @param {string} dir */
const fileIn = (dir) => join(dir, "lock.json");

/**
 * The holder that the lock file names, or null when the file is missing or unreadable.
 * @param {string} dir
 * @returns {Promise<Holder | null>}
 */
export async function readLockFile(dir) {
  try {
    const holder = JSON.parse(await readFile(fileIn(dir), "utf8"));
    return typeof holder?.pid === "number" ? holder : null;
  } catch {
    return null;
  }
}

/**
 * True if the holder is alive on another machine or in another container.
 * @param {Holder | null} holder
 */
export function isAliveElsewhere(holder) {
  if (!holder || holder.hostname === hostname()) return false;
  return Math.abs(Date.now() - Date.parse(holder.heartbeatAt ?? "")) < DEAD_AFTER_MS;
}

/**
 * Writes the lock file and renews its heartbeat. Returns a function that stops the heartbeat and
 * removes the file.
 * @param {string} dir
 * @param {Holder} holder
 * @returns {Promise<() => Promise<void>>}
 */
export async function keepLockFile(dir, holder) {
  await writeLockFile(dir, holder);
  const renew = () => writeLockFile(dir, holder).catch(() => {});
  let renewing = Promise.resolve();
  const timer = setInterval(() => {
    renewing = renew();
  }, HEARTBEAT_MS).unref();
  return async () => {
    clearInterval(timer);
    await renewing;
    await rm(fileIn(dir), { force: true });
  };
}

/**
 * @param {string} dir
 * @param {Holder} holder
 */
async function writeLockFile(dir, holder) {
  const draft = `${fileIn(dir)}.${randomUUID()}`;
  const text = JSON.stringify({ ...holder, heartbeatAt: new Date().toISOString() });
  try {
    await writeFile(draft, text);
    await rename(draft, fileIn(dir));
  } catch (error) {
    // On a full disk too, which would otherwise collect one draft per heartbeat.
    await rm(draft, { force: true });
    throw error;
  }
}
