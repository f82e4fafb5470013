import { STATUS_CODES } from "node:http";

/**
 * @param {number} status
 * @param {string} code
 * @param {string} reason
 */
const toBody = (status, code, reason) =>
  JSON.stringify({ error: { message: reason, data: { code, httpStatus: status, reason } } });

const HEADERS = {
  "Content-Type": "application/json; charset=utf-8",
  "Cache-Control": "no-store",
};

/**
 * Refuses a request before tRPC sees it, with an error of the same shape as tRPC's.
 *
 * @param {import("node:http").ServerResponse} res
 * @param {number} status
 * @param {string} code tRPC's name for the status, e.g. `NOT_FOUND`
 * @param {string} reason one of domain/api/reasons.ts
 */
export function refuse(res, status, code, reason) {
  res.writeHead(status, HEADERS);
  res.end(toBody(status, code, reason));
}

/**
 * Refuses what Node gives no response object for (an upgrade, `CONNECT`, malformed HTTP), and
 * destroys the socket. Nothing else would: such a socket no longer belongs to the HTTP server.
 *
 * @param {import("node:stream").Duplex} socket
 * @param {number} status
 * @param {string} code
 * @param {string} reason
 */
export function refuseSocket(socket, status, code, reason) {
  const body = toBody(status, code, reason);
  const lines = Object.entries({
    ...HEADERS,
    "Content-Length": Buffer.byteLength(body),
    "X-Content-Type-Options": "nosniff",
    Connection: "close",
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.on("error", () => {});
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n`;
  socket.end(`${head}${body}`, () => socket.destroy());
}
