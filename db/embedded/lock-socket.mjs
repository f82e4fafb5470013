import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { readdir, rename, rm, stat } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/**
 * A lock that a process holds by listening on a socket. Linux (abstract socket) and Windows (named
 * pipe) give a name to one process and free it when that process dies, so there the name is the
 * lock. Elsewhere (macOS, BSD) a socket is a file that outlives a killed process, Node has no
 * `flock`, and replacing a dead file can remove a live one that has just taken its place. There,
 * every process listens under a name of its own, and they elect the holder.
 *
 * @typedef {import("./lock-file.mjs").Holder} Holder
 * @typedef {Partial<Holder> & { isHolder?: boolean }} Answer what a listening process sends
 * @typedef {{ close: () => void } | { heldBy: Answer | null }} Outcome
 */

/** Long enough for a busy machine: a process that does not answer counts as the holder. */
const ANSWER_TIMEOUT_MS = 10_000;
const RETRY_MS = 20;

/**
 * Takes the lock of a folder, or returns what its holder says (null when it does not say).
 *
 * @param {string} dir
 * @param {object} holder sent to the processes that are refused
 * @param {string} platform
 * @returns {Promise<Outcome>}
 */
export async function takeSocket(dir, holder, platform) {
  const name = await socketName(dir);
  if (platform !== "linux" && platform !== "win32") return electHolder(name, holder);
  const path = platform === "linux" ? `\0${name}` : `\\\\.\\pipe\\${name}`;
  const server = await listen(path, () => holder);
  if (server) return { close: () => server.close() };
  const answer = await ask(path);
  return { heldBy: typeof answer === "string" ? null : answer };
}

/**
 * Named after the folder's inode, not its path: a link or a second mount leads to the same name.
 *
 * @param {string} dir
 */
async function socketName(dir) {
  const { dev, ino } = await stat(dir, { bigint: true });
  return `stint-${createHash("sha256").update(`${dev}:${ino}`).digest("hex").slice(0, 20)}`;
}

/**
 * A process holds the lock when it finds no other alive after it began to listen. Names are never
 * reused, so a dead socket file stays dead and is safe to remove. When several find each other, all
 * but the one with the lowest name stop listening and try again under new names.
 *
 * @param {string} prefix common to all processes
 * @param {object} holder
 * @returns {Promise<Outcome>}
 */
async function electHolder(prefix, holder) {
  let isHolder = false;
  /** @type {{ name: string, close: () => void } | null} */
  let own = null;
  for (;;) {
    const name = own?.name;
    const others = await listAlive(prefix, name);
    const winner = others.find(({ answer }) => answer === null || answer.isHolder);
    if (winner) {
      own?.close();
      return { heldBy: winner.answer };
    }
    if (others.length === 0 && own) {
      isHolder = true;
      return own;
    }
    if (others.length === 0) own = await listenAsCandidate(prefix, () => ({ ...holder, isHolder }));
    else {
      if (name && others.some((other) => other.name < name)) {
        own?.close();
        own = null;
      }
      await wait(RETRY_MS * (1 + Math.random()));
    }
  }
}

/**
 * Listens under a new name. The socket file gets this name only once it listens: between `bind` and
 * `listen` it refuses connections, and others would remove it as dead.
 *
 * @param {string} prefix
 * @param {() => object} answer
 */
async function listenAsCandidate(prefix, answer) {
  const id = randomUUID().slice(0, 13);
  const [draft, name] = [`${prefix}-${id}`, `${prefix}.${id}`];
  const server = await listen(pathTo(draft), answer);
  if (!server) throw new Error(`The socket ${pathTo(draft)} is taken.`);
  await rename(pathTo(draft), pathTo(name));
  return {
    name,
    close: () => {
      server.close();
      rm(pathTo(name), { force: true }).catch(() => {});
    },
  };
}

/**
 * The other processes that are alive. Removes the socket files of dead ones.
 *
 * @param {string} prefix
 * @param {string | undefined} self
 */
async function listAlive(prefix, self) {
  const names = (await readdir(tmpdir())).filter((n) => n.startsWith(`${prefix}.`) && n !== self);
  const asked = await Promise.all(
    names.map(async (name) => ({ name, answer: await ask(pathTo(name)) })),
  );
  /** @type {{ name: string, answer: Answer | null }[]} */
  const alive = [];
  for (const { name, answer } of asked) {
    if (answer === "unused") await rm(pathTo(name), { force: true });
    else alive.push({ name, answer: answer === "closed" ? {} : answer });
  }
  return alive;
}

/**
 * Built at run time, so that the bundler does not trace the folder.
 *
 * @param {string} name
 */
const pathTo = (name) => join(/* turbopackIgnore: true */ tmpdir(), name);

/**
 * Listens on a socket and sends `answer()` to each process that connects. Null when the name is
 * taken, by a process or by a leftover file.
 *
 * @param {string} path
 * @param {() => object} answer
 * @returns {Promise<import("node:net").Server | null>}
 */
async function listen(path, answer) {
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.end(JSON.stringify(answer()));
  });
  server.unref().listen(path);
  try {
    await once(server, "listening");
    return server;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EADDRINUSE") return null;
    throw error;
  }
}

/**
 * The answer of the process that listens there: null when it does not answer in time, "closed" when
 * it stops listening meanwhile, "unused" when no process listens.
 *
 * @param {string} path
 * @returns {Promise<Answer | "closed" | "unused" | null>}
 */
async function ask(path) {
  const socket = connect(path);
  let text = "";
  let isLate = false;
  socket.setEncoding("utf8").setTimeout(ANSWER_TIMEOUT_MS, () => {
    isLate = true;
    socket.destroy();
  });
  socket.on("data", (part) => {
    text += part;
  });
  try {
    await once(socket, "close");
    if (text) return JSON.parse(text);
    return isLate ? null : "closed";
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code ?? "";
    if (["ECONNREFUSED", "ENOENT"].includes(code)) return "unused";
    return ["ECONNRESET", "EPIPE"].includes(code) ? "closed" : null;
  } finally {
    socket.destroy();
  }
}
