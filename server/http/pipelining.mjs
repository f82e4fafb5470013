/**
 * @typedef {import("node:http").IncomingMessage} Request
 * @typedef {import("node:http").ServerResponse} Response
 */

/** More requests than pipelining clients send ahead. Browsers do not pipeline. */
export const MAX_PIPELINED = 16;

/**
 * The response in progress of each busy connection, and the requests that wait for it.
 *
 * @type {WeakMap<import("node:stream").Duplex, { res: Response, waiting: (() => void)[] }>}
 */
const connections = new WeakMap();

/**
 * Handles the requests of a connection one after another. Node passes on all pipelined requests of a
 * packet at once, up to some 2,000, and would handle them at the same time. While one waits, nothing
 * more is read. A connection with too many waiting requests is closed.
 *
 * @param {Request} req
 * @param {Response} res
 * @param {() => void} handle must end or destroy the response
 */
export function handleInOrder(req, res, handle) {
  const { socket } = req;
  if (socket.destroyed) return;
  const connection = connections.get(socket);
  if (!connection) return start(socket, { res, waiting: [] }, handle);
  const { waiting } = connection;
  if (waiting.length >= MAX_PIPELINED) return void socket.destroy();
  socket.pause();
  waiting.push(() => start(socket, { res, waiting }, handle));
}

/**
 * The unfinished response of a connection, if any.
 * @param {import("node:stream").Duplex} socket
 */
export const findOpenResponse = (socket) => connections.get(socket)?.res;

/**
 * @param {import("node:stream").Duplex} socket
 * @param {{ res: Response, waiting: (() => void)[] }} connection
 * @param {() => void} handle
 */
function start(socket, connection, handle) {
  connections.set(socket, connection);
  connection.res.once("close", () => {
    if (connection.waiting.length === 0) return void connections.delete(socket);
    // A paused socket does not notice that the client has gone. Once resumed it does, within two turns
    // of the event loop, so no request is started for a client that has left.
    socket.resume();
    setImmediate(() => setImmediate(() => startNext(socket, connection.waiting)));
  });
  handle();
}

/**
 * @param {import("node:stream").Duplex} socket
 * @param {(() => void)[]} waiting
 */
function startNext(socket, waiting) {
  const next = waiting.shift();
  if (socket.destroyed) connections.delete(socket);
  else next?.();
}
