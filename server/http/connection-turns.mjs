/**
 * @typedef {import("node:http").IncomingMessage} Request
 * @typedef {import("node:http").ServerResponse} Response
 */

/** More than clients that pipeline send ahead; browsers do not pipeline. */
export const MAX_PIPELINED = 16;

/**
 * The response in progress of each busy connection, and the requests that wait for it.
 *
 * @type {WeakMap<import("node:stream").Duplex, { res: Response, waiting: (() => void)[] }>}
 */
const connections = new WeakMap();

/**
 * Handles the requests of a connection one after another. Node hands over all requests of a packet
 * at once, some 2,000 of them, and each would be worked on. While one waits, nothing more is read;
 * a connection that has sent too many already is closed.
 *
 * @param {Request} req
 * @param {Response} res
 * @param {() => void} handle must end or destroy the response
 */
export function takeTurn(req, res, handle) {
  const { socket } = req;
  if (socket.destroyed) return;
  const connection = connections.get(socket);
  if (!connection) return begin(socket, { res, waiting: [] }, handle);
  const { waiting } = connection;
  if (waiting.length >= MAX_PIPELINED) return void socket.destroy();
  socket.pause();
  waiting.push(() => begin(socket, { res, waiting }, handle));
}

/**
 * The response that a connection waits for, if any.
 * @param {import("node:stream").Duplex} socket
 */
export const findResponse = (socket) => connections.get(socket)?.res;

/**
 * @param {import("node:stream").Duplex} socket
 * @param {{ res: Response, waiting: (() => void)[] }} connection
 * @param {() => void} handle
 */
function begin(socket, connection, handle) {
  connections.set(socket, connection);
  connection.res.once("close", () => {
    if (connection.waiting.length === 0) return void connections.delete(socket);
    // While paused, the socket does not notice that the client has gone. It does within two turns of
    // the event loop, and then nothing begins in vain.
    socket.resume();
    setImmediate(() => setImmediate(() => beginNext(socket, connection.waiting)));
  });
  handle();
}

/**
 * @param {import("node:stream").Duplex} socket
 * @param {(() => void)[]} waiting
 */
function beginNext(socket, waiting) {
  const next = waiting.shift();
  if (socket.destroyed) connections.delete(socket);
  else next?.();
}
