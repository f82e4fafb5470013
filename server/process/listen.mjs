import { once } from "node:events";
import { createServer as createProbe } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { runtime } from "./runtime.mjs";
import { StartupError } from "./startup-error.mjs";

const SHUTDOWN_GRACE_MS = 4_000;

/**
 * Fails before the build when the port is taken.
 * @param {{ port: number, host: string | undefined }} at
 */
export async function checkPort(at) {
  const probe = createProbe();
  await listen(probe, at);
  await new Promise((resolve) => probe.close(resolve));
}

/**
 * @param {import("node:net").Server} server
 * @param {{ port: number, host: string | undefined }} at
 * @throws {StartupError} when the port cannot be opened
 */
export async function listen(server, { port, host }) {
  server.listen({ port, host });
  try {
    await once(server, "listening");
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === "EADDRINUSE") {
      throw new StartupError(
        `Port ${port} is in use. Stop the process that uses it, or set PORT to another port.`,
      );
    }
    if (code === "EACCES") {
      throw new StartupError(
        `This user is not allowed to open port ${port}. Set PORT to another port.`,
      );
    }
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
      throw new StartupError(
        `HOST "${host}" is not an address of this machine. Correct or unset HOST.`,
      );
    }
    throw error;
  }
}

/**
 * Accepts no new requests, ends the live streams (they never end on their own) and gives running
 * requests a few seconds.
 *
 * @param {import("node:http").Server} server
 */
export async function closeServer(server) {
  runtime.isShuttingDown = true;
  const closed = new Promise((resolve) => server.close(resolve));
  await runtime.hub?.close();
  server.closeIdleConnections();
  await Promise.race([closed, wait(SHUTDOWN_GRACE_MS, undefined, { ref: false })]);
  server.closeAllConnections();
}
