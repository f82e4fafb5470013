import { createServer } from "node:http";
import { addressGroup } from "./address.mjs";
import { AddressCounter } from "./address-counter.mjs";
import { findOpenResponse } from "./pipelining.mjs";
import { refuseSocket } from "./refuse.mjs";

/** Descriptors for the database, files and everything else that is not a client. */
const RESERVED_FILES = 500;
const MAX_SOCKETS = 25_000;
/** 300 people behind one address, with the six connections of a browser and a stream each. */
const MAX_SOCKETS_PER_ADDRESS = 3_000;

/** Limits how long a client can hold a connection without sending or reading. */
const TIMEOUTS = {
  /** Also for a connection on which nothing was ever sent. */
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  /** Longer than the 60 s after which common proxies close an idle connection. */
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
  /** No progress in either direction, as with a client that does not read its answer. */
  stallTimeout: 60_000,
};

/**
 * The HTTP server, without a listener for requests. Every socket has a timeout and is closed by the
 * server; upgrades and `CONNECT` are refused.
 *
 * @param {{
 *   proxies: number,
 *   upgrades?: import("node:events").EventEmitter | null,
 *   timeouts?: typeof TIMEOUTS,
 *   socketsPerAddress?: number,
 * }} options `upgrades` receives the WebSocket of Next's development server
 */
export function createHttpServer({
  proxies,
  upgrades = null,
  timeouts: { stallTimeout, ...timeouts } = TIMEOUTS,
  socketsPerAddress = MAX_SOCKETS_PER_ADDRESS,
}) {
  const server = createServer(timeouts);
  server.timeout = stallTimeout;
  server.maxConnections = Math.min(MAX_SOCKETS, countFreeFiles());
  // Behind a proxy every socket has the proxy's address.
  if (proxies === 0) limitSockets(server, socketsPerAddress);
  server.on("clientError", refuseMalformed);
  server.on("connect", (_req, socket) => {
    refuseSocket(socket, 405, "METHOD_NOT_SUPPORTED", "invalid_input");
  });
  // Without a listener Node passes an upgrade on as a plain request, with the timeouts of one.
  if (upgrades) {
    server.on("upgrade", (req, socket, head) => {
      if (req.url?.startsWith("/_next/hmr")) upgrades.emit("upgrade", req, socket, head);
      else refuseSocket(socket, 400, "BAD_REQUEST", "invalid_input");
    });
  }
  return server;
}

/**
 * @param {import("node:http").Server} server
 * @param {number} perAddress
 */
function limitSockets(server, perAddress) {
  const sockets = new AddressCounter({ perAddress, total: MAX_SOCKETS });
  server.on("connection", (socket) => {
    const close = sockets.add(addressGroup(socket.remoteAddress ?? "unknown"));
    if (close) socket.once("close", close);
    else socket.destroy();
  });
}

/**
 * @param {NodeJS.ErrnoException} error
 * @param {import("node:stream").Duplex} socket
 */
function refuseMalformed({ code }, socket) {
  const res = findOpenResponse(socket);
  if (!socket.writable || res?.headersSent) return void socket.destroy();
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") refuseSocket(socket, 408, "TIMEOUT", "invalid_input");
  else if (code === "HPE_HEADER_OVERFLOW")
    refuseSocket(socket, 431, "BAD_REQUEST", "invalid_input");
  else refuseSocket(socket, 400, "BAD_REQUEST", "invalid_input");
}

/** The number of descriptors that this process has for clients. */
function countFreeFiles() {
  const report = /** @type {{ userLimits?: { open_files?: { soft: number | string } } }} */ (
    process.report.getReport()
  );
  const limit = Number(report.userLimits?.open_files?.soft);
  if (!(limit > 0)) return MAX_SOCKETS;
  return Math.floor(Math.max(limit - RESERVED_FILES, limit / 2));
}
