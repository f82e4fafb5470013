import { randomUUID } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

/**
 * `lock.json` in the folder: who holds it, in words for people, and the only sign that crosses
 * machines and containers that share a volume. On one machine it proves nothing; the socket does.
 *
 * @typedef {object} Holder
 * @property {number} pid
 * @property {string} hostname
 * @property {string} startedAt ISO 8601
 * @property {string} [address] where its app answers
 * @property {string} [heartbeatAt] ISO 8601, renewed while it lives
 */

const HEARTBEAT_MS = 5_000;
const DEAD_AFTER_MS = 15_000;

/** @param {string} dir */
const fileIn = (dir) => join(dir, "lock.json");

/**
 * The holder the folder's note names, or null when there is none that can be read.
 * @param {string} dir
 * @returns {Promise<Holder | null>}
 */
export async function readNote(dir) {
  try {
    const note = JSON.parse(await readFile(fileIn(dir), "utf8"));
    return typeof note?.pid === "number" ? note : null;
  } catch {
    return null;
  }
}

/**
 * Whether a note was written by a process on another machine (or container) that still lives.
 * @param {Holder | null} note
 */
export function isAliveElsewhere(note) {
  if (!note || note.hostname === hostname()) return false;
  return Math.abs(Date.now() - Date.parse(note.heartbeatAt ?? "")) < DEAD_AFTER_MS;
}

/**
 * Writes the note and keeps its heartbeat. The answer stops it and takes the note away.
 * @param {string} dir
 * @param {Holder} holder
 * @returns {Promise<() => Promise<void>>}
 */
export async function keepNote(dir, holder) {
  await writeNote(dir, holder);
  const beat = () => writeNote(dir, holder).catch(() => {});
  let beating = Promise.resolve();
  const timer = setInterval(() => {
    beating = beat();
  }, HEARTBEAT_MS).unref();
  return async () => {
    clearInterval(timer);
    await beating;
    await rm(fileIn(dir), { force: true });
  };
}

/**
 * @param {string} dir
 * @param {Holder} holder
 */
async function writeNote(dir, holder) {
  const draft = `${fileIn(dir)}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify({ ...holder, heartbeatAt: new Date().toISOString() }));
  await rename(draft, fileIn(dir)).catch(async (error) => {
    await rm(draft, { force: true });
    throw error;
  });
}
