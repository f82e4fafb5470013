import { networkInterfaces } from "node:os";
import { resolve } from "node:path";
import { readConnectionUrl } from "../../db/postgres/connection.mjs";
import { StartupError } from "./startup-error.mjs";

const MIN_NODE = [20, 19];

/**
 * @typedef {object} Environment
 * @property {number} port
 * @property {string | undefined} host interface to listen on; all when unset
 * @property {string} dataDir absolute
 * @property {string | undefined} databaseUrl
 * @property {string | undefined} replicaUrl a streaming replica of `databaseUrl` that reads history
 * @property {string | undefined} redisUrl carries notices between processes instead of PostgreSQL
 * @property {number} poolSize number of connections to PostgreSQL, besides those that listen and check
 * @property {string} url public URL of the site
 * @property {string | undefined} secret
 * @property {number} proxies number of trusted proxies in front of the server
 * @property {boolean} hasHsts whether browsers must use only https for the host
 * @property {string | undefined} metricsToken required for `/metrics`; only this machine when unset
 */

/**
 * Reads the environment. An empty variable counts as unset.
 *
 * @param {Record<string, string | undefined>} env
 * @returns {Environment}
 * @throws {StartupError} naming the first invalid variable
 */
export function readEnvironment(env) {
  const port = parseInteger("PORT", env.PORT || "3000", { min: 1, max: 65_535 });
  const url = parseSiteUrl(env.NEXTAUTH_URL || `http://localhost:${port}`);
  return {
    port,
    host: env.HOST || undefined,
    dataDir: resolve(env.DATA_DIR || ".data"),
    databaseUrl: parseDatabaseUrl("DATABASE_URL", env.DATABASE_URL || undefined),
    replicaUrl: parseReplicaUrl(
      env.DATABASE_REPLICA_URL || undefined,
      env.DATABASE_URL || undefined,
    ),
    redisUrl: parseRedisUrl(env.REDIS_URL || undefined, env.DATABASE_URL || undefined),
    // A transaction may need a second connection, for example to count attempts.
    poolSize: parseInteger("DATABASE_POOL_SIZE", env.DATABASE_POOL_SIZE || "10", {
      min: 2,
      max: 500,
    }),
    url,
    secret: env.NEXTAUTH_SECRET || undefined,
    proxies: parseInteger("TRUST_PROXY", env.TRUST_PROXY || "0", { min: 0, max: 10 }),
    hasHsts: parseSwitch("HSTS", env.HSTS || "on") && url.startsWith("https:"),
    metricsToken: parseToken("METRICS_TOKEN", env.METRICS_TOKEN || undefined),
  };
}

/**
 * The address at which this machine reaches the server.
 *
 * @param {Pick<Environment, "host" | "port">} env
 */
export function localAddress({ host = "localhost", port }) {
  if (["0.0.0.0", "::"].includes(host)) return `http://localhost:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/**
 * The address at which other devices of the network reach the server; null when it listens on one
 * interface only, or the machine is in no network.
 *
 * @param {Pick<Environment, "host" | "port">} env
 * @param {ReturnType<typeof networkInterfaces>} interfaces of this machine
 */
export function networkAddress({ host = "::", port }, interfaces = networkInterfaces()) {
  if (!["0.0.0.0", "::"].includes(host)) return null;
  const found = Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === "IPv4" && !internal);
  return found ? `http://${found.address}:${port}` : null;
}

/**
 * @param {string} version as in `process.versions.node`
 * @throws {StartupError} when Node is too old
 */
export function checkNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [minMajor = 0, minMinor = 0] = MIN_NODE;
  if (major > minMajor || (major === minMajor && minor >= minMinor)) return;
  throw new StartupError(
    `Stint needs Node ${MIN_NODE.join(".")} or newer. This is Node ${version}.`,
  );
}

/**
 * @param {string} name
 * @param {string} text
 * @param {{ min: number, max: number }} range
 */
function parseInteger(name, text, { min, max }) {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new StartupError(`${name} must be a whole number from ${min} to ${max}, not "${text}".`);
}

/**
 * @param {string} name
 * @param {string | undefined} text
 */
function parseDatabaseUrl(name, text) {
  if (text === undefined || (/^postgres(ql)?:\/\//.test(text) && isReadable(text))) return text;
  // Not quoted: it may hold a password.
  throw new StartupError(`${name} must look like postgres://user:password@host:5432/name.`);
}

/**
 * @param {string | undefined} text
 * @param {string | undefined} databaseUrl
 */
function parseReplicaUrl(text, databaseUrl) {
  const url = parseDatabaseUrl("DATABASE_REPLICA_URL", text);
  if (url !== undefined && databaseUrl === undefined) {
    throw new StartupError(
      "DATABASE_REPLICA_URL must be unset without DATABASE_URL: the embedded database has no replica.",
    );
  }
  return url;
}

/**
 * @param {string | undefined} text
 * @param {string | undefined} databaseUrl
 */
function parseRedisUrl(text, databaseUrl) {
  if (text === undefined) return undefined;
  const url = /^rediss?:\/\//.test(text) && URL.canParse(text) ? new URL(text) : null;
  if (!url?.hostname || !/^(\/\d*)?$/.test(url.pathname)) {
    // Not quoted: it may hold a password.
    throw new StartupError("REDIS_URL must look like redis://user:password@host:6379.");
  }
  if (databaseUrl === undefined) {
    throw new StartupError(
      "REDIS_URL must be unset without DATABASE_URL: the embedded database has one process.",
    );
  }
  return text;
}

/** @param {string} url */
function isReadable(url) {
  try {
    readConnectionUrl(url);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} name
 * @param {string} text
 */
function parseSwitch(name, text) {
  if (text === "on" || text === "off") return text === "on";
  throw new StartupError(`${name} must be "on" or "off", not "${text}".`);
}

/**
 * A secret of at least 16 characters that can be sent in a header.
 *
 * @param {string} name
 * @param {string | undefined} text
 */
function parseToken(name, text) {
  if (text === undefined || /^[\x21-\x7e]{16,}$/.test(text)) return text;
  throw new StartupError(`${name} must have at least 16 characters, without spaces.`);
}

/**
 * The site's origin.
 * @param {string} text
 */
function parseSiteUrl(text) {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
    throw new StartupError(`NEXTAUTH_URL must be an http or https address, not "${text}".`);
  }
  const { origin, href } = new URL(text);
  if (href === `${origin}/`) return origin;
  throw new StartupError(
    `NEXTAUTH_URL must be the address of a whole site, such as ${origin}, without a path.`,
  );
}
