import { resolve } from "node:path";
import { StartupError } from "./startup-error.mjs";

const OLDEST_NODE = [20, 19];

/**
 * @typedef {object} Environment
 * @property {number} port
 * @property {string | undefined} host the interface to listen on; all of them when unset
 * @property {string} dataDir absolute
 * @property {string | undefined} databaseUrl
 * @property {string} url where people reach the site
 * @property {string | undefined} secret
 * @property {number} proxies how many proxies in front may be believed about addresses
 */

/**
 * Reads the environment. An empty variable counts as unset.
 *
 * @param {Record<string, string | undefined>} env
 * @returns {Environment}
 * @throws {StartupError} naming the first variable that does not fit
 */
export function readEnvironment(env) {
  const port = wholeNumber("PORT", env.PORT || "3000", { min: 1, max: 65_535 });
  return {
    port,
    host: env.HOST || undefined,
    dataDir: resolve(env.DATA_DIR || ".data"),
    databaseUrl: databaseUrl(env.DATABASE_URL || undefined),
    url: siteUrl(env.NEXTAUTH_URL || `http://localhost:${port}`),
    secret: env.NEXTAUTH_SECRET || undefined,
    proxies: wholeNumber("TRUST_PROXY", env.TRUST_PROXY || "0", { min: 0, max: 10 }),
  };
}

/**
 * @param {string} version as in `process.versions.node`
 * @throws {StartupError} when Node is too old
 */
export function checkNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new StartupError(`Node ${OLDEST_NODE.join(".")} or newer is needed; this is ${version}.`);
}

/**
 * @param {string} name
 * @param {string} text
 * @param {{ min: number, max: number }} range
 */
function wholeNumber(name, text, { min, max }) {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new StartupError(`${name} must be a whole number from ${min} to ${max}, not "${text}".`);
}

/** @param {string | undefined} text */
function databaseUrl(text) {
  if (text === undefined || (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text))) return text;
  // Not quoted back: it may hold a password.
  throw new StartupError("DATABASE_URL must look like postgres://user:password@host:5432/name.");
}

/** @param {string} text */
function siteUrl(text) {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new StartupError(`NEXTAUTH_URL must be an http or https address, not "${text}".`);
}
