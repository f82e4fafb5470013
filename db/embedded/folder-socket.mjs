import { createHash } from "node:crypto";
import { once } from "node:events";
import { stat } from "node:fs/promises";
import { connect, createServer } from "node:net";

const ANSWER_WITHIN_MS = 2_000;

/**
 * The name of a folder among sockets, from the folder itself and not its path: a link or a second
 * mount leads to the same name.
 *
 * @param {string} dir
 */
export async function socketName(dir) {
  const { dev, ino } = await stat(dir, { bigint: true });
  return `stint-${createHash("sha256").update(`${dev}:${ino}`).digest("hex").slice(0, 20)}`;
}

/**
 * Listens at a socket and tells whoever connects what `says` answers at that time. Null when
 * another process listens there, or a left-over socket file stands in the way.
 *
 * @param {string} path
 * @param {() => object} says
 * @returns {Promise<import("node:net").Server | null>}
 */
export async function listenAt(path, says) {
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.end(JSON.stringify(says()));
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
 * What the process that listens there says: null when it does not say in time, "nobody" when none
 * listens.
 *
 * @param {string} path
 * @returns {Promise<Record<string, unknown> | "nobody" | null>}
 */
export async function askAt(path) {
  const socket = connect(path);
  let text = "";
  socket.setEncoding("utf8").setTimeout(ANSWER_WITHIN_MS, () => socket.destroy());
  socket.on("data", (part) => {
    text += part;
  });
  try {
    await once(socket, "close");
    return text ? JSON.parse(text) : null;
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code ?? "";
    return ["ECONNREFUSED", "ENOENT"].includes(code) ? "nobody" : null;
  } finally {
    socket.destroy();
  }
}
