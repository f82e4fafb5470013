import pg from "pg";
import { parse, toClientConfig } from "pg-connection-string";

/** How long to wait for a connection: a new one, or a free one of the pool. */
export const CONNECT_MS = 3_000;

/** TLS modes that go on without TLS when the server does not offer it. */
const TLS_IF_OFFERED = ["allow", "prefer"];

/**
 * Reads a connection URL as libpq does: `sslmode=require` encrypts without checking the
 * certificate, and `host` may be a folder with a socket. Settings that the app relies on are not
 * read from it (see `PINNED_SETTINGS`).
 *
 * @param {string} url
 * @returns {pg.ClientConfig}
 * @throws {Error} when the URL is not a connection URL; the message does not contain it
 */
export function readConnectionUrl(url) {
  // Node-postgres itself would let the URL override every option.
  const params = parse(url.replace(/([?&]sslmode=)allow\b/, "$1prefer"), {
    useLibpqCompat: !/[?&]uselibpqcompat=/.test(url),
  });
  const { host, port, user, password, database, ssl, options, sslnegotiation } =
    toClientConfig(params);
  return {
    host: host || undefined,
    port,
    user: user || undefined,
    password: password || undefined,
    database: database || undefined,
    ssl,
    options,
    sslnegotiation,
    enableChannelBinding: /[?&]channel_binding=(prefer|require)\b/.test(url),
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}

/**
 * Calls `use` with the connection of a URL, once without TLS if the server does not offer it and the
 * URL's `sslmode` allows that. Returns what `use` returns.
 *
 * @template T
 * @param {string} url
 * @param {(config: pg.ClientConfig) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withTlsFallback(url, use) {
  const config = readConnectionUrl(url);
  const isOptional = TLS_IF_OFFERED.includes(/[?&]sslmode=(\w+)/.exec(url)?.[1] ?? "");
  try {
    return await use(config);
  } catch (error) {
    const isRefused = error instanceof Error && error.message.includes("does not support SSL");
    if (!isOptional || !isRefused) throw error;
    return use({ ...config, ssl: false });
  }
}

/**
 * Runs `use` on a connection of its own and closes it.
 *
 * @template T
 * @param {pg.ClientConfig} config
 * @param {(client: pg.Client) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withClient(config, use) {
  const client = new pg.Client(config);
  // Without a listener, an error between two queries would end the process.
  client.on("error", () => {});
  try {
    await client.connect();
    const result = await use(client);
    await client.end();
    return result;
  } catch (error) {
    destroySocket(client);
    throw error;
  }
}

/**
 * Closes a connection's socket at once. A silent server would not answer a regular close.
 *
 * @param {pg.ClientBase} client
 */
export function destroySocket(client) {
  socketOf(client).destroy();
}

/**
 * Sends the statements that are made until the next tick in one packet.
 *
 * @param {pg.ClientBase} client
 */
export function corkForThisTick(client) {
  const socket = socketOf(client);
  if (socket.writableCorked > 0) return;
  socket.cork();
  process.nextTick(() => socket.uncork());
}

/**
 * The connection's socket, which is not in the types of node-postgres.
 *
 * @param {pg.ClientBase} client
 */
function socketOf(client) {
  const { connection } = /** @type {{ connection: { stream: import("node:net").Socket } }} */ (
    /** @type {unknown} */ (client)
  );
  return connection.stream;
}
