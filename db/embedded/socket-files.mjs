import { randomUUID } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { askAt, listenAt } from "./folder-socket.mjs";

/**
 * A lock from socket files, where the kernel keeps none (macOS, BSD). A file outlives a killed
 * process, and removing one that looks dead may hit a living one that just took its place. So
 * every process listens at a name used once and never again: dead stays dead. It holds the lock
 * when it sees nobody else alive after it began to listen; of several who see each other, all but
 * the one with the lowest name step back.
 *
 * @typedef {{ name: string, says: Record<string, unknown> | null }} Other
 */

const STEP_MS = 20;

/**
 * @param {string} prefix of all who contend for this lock
 * @param {object} holder told to whoever is kept out
 * @returns {Promise<{ close: () => void } | { heldBy: Record<string, unknown> | null }>}
 */
export async function takeByFiles(prefix, holder) {
  const name = `${prefix}.${randomUUID().slice(0, 13)}`;
  let isHolder = false;
  const says = () => ({ ...holder, isHolder });
  /** @type {import("node:net").Server | null} */
  let own = null;
  for (;;) {
    const others = await othersAlive(prefix, name);
    const winner = others.find((other) => other.says === null || other.says.isHolder);
    if (winner) {
      own?.close();
      return { heldBy: winner.says };
    }
    if (others.length === 0 && own) {
      isHolder = true;
      const server = own;
      return { close: () => server.close() };
    }
    if (others.length === 0) own = await listenAt(pathOf(name), says);
    else {
      if (others.some((other) => other.name < name)) {
        own?.close();
        own = null;
      }
      await wait(STEP_MS * (1 + Math.random()));
    }
  }
}

/**
 * Those who contend and live; what the dead left behind is cleared away.
 *
 * @param {string} prefix
 * @param {string} self
 * @returns {Promise<Other[]>}
 */
async function othersAlive(prefix, self) {
  const names = (await readdir(tmpdir())).filter((n) => n.startsWith(`${prefix}.`) && n !== self);
  const asked = await Promise.all(
    names.map(async (name) => ({ name, says: await askAt(pathOf(name)) })),
  );
  /** @type {Other[]} */
  const alive = [];
  for (const { name, says } of asked) {
    if (says === "nobody") await rm(pathOf(name), { force: true });
    else alive.push({ name, says });
  }
  return alive;
}

/**
 * Where a process listens. Made while running, so that there is nothing for the bundler to trace.
 *
 * @param {string} name
 */
const pathOf = (name) => join(/* turbopackIgnore: true */ tmpdir(), name);
