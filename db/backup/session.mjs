import pg from "pg";
import { withTlsFallback } from "../postgres/connection.mjs";
import { describeConnectionError } from "../postgres/connection-error.mjs";
import { BackupError } from "./backup-error.mjs";

/**
 * A connection for backup and restore. It is not one of the app's, which may not write past sessions.
 *
 * @typedef {object} Session
 * @property {(text: string, values?: string[]) => Promise<Record<string, string | null>[]>} query
 *   casts its results to text where they could be another type
 * @property {() => Promise<void>} checkpoint keeps the log on disk small during a long transaction
 * @property {() => Promise<void>} close
 */

/** A single statement takes this long at most, such as a check of all rows. */
const STATEMENT_MS = 30 * 60_000;

/** The same text for the same value on every server, and no time limits made for short statements. */
const SETTINGS = `
  set application_name = 'stint-backup';
  set TimeZone = 'UTC';
  set DateStyle = 'ISO, MDY';
  set IntervalStyle = 'postgres';
  set bytea_output = 'hex';
  set extra_float_digits = 1;
  set standard_conforming_strings = on;
  set client_min_messages = warning;
  set statement_timeout = 0;
  set lock_timeout = '10s';
  set idle_in_transaction_session_timeout = 0;
  set default_transaction_read_only = off;
  select set_config('search_path', 'public, ' || current_setting('search_path'), false)`;

/**
 * A session on an open embedded database that nothing else uses.
 *
 * @param {import("@electric-sql/pglite").PGlite} client
 * @returns {Promise<Session>}
 */
export async function embeddedSession(client) {
  await client.exec(SETTINGS);
  return {
    query: async (text, values = []) => {
      if (values.length > 0) return (await client.query(text, values)).rows;
      return /** @type {any} */ ((await client.exec(text)).at(-1)?.rows ?? []);
    },
    checkpoint: async () => void (await client.exec("checkpoint")),
    close: () => client.close(),
  };
}

/**
 * A session on a connection of its own.
 *
 * @param {string} url
 * @param {string} where names the URL in errors
 * @returns {Promise<Session>}
 * @throws {BackupError} when the server cannot be used
 */
export async function openPostgresSession(url, where = "DATABASE_URL") {
  /** @param {unknown} error */
  const explain = (error) => new BackupError(describeConnectionError(error, where));
  try {
    return await withTlsFallback(url, async (config) => {
      const client = new pg.Client({ ...config, query_timeout: STATEMENT_MS });
      // Without a listener, an error between two queries would end the process.
      client.on("error", () => {});
      try {
        await client.connect();
        await client.query(SETTINGS);
      } catch (error) {
        await client.end();
        throw error;
      }
      return {
        query: async (text, values) => {
          try {
            const result = await client.query(text, values);
            return result.rows;
          } catch (error) {
            throw isLost(error) ? explain(error) : explainRights(error, where);
          }
        },
        // The server does that itself.
        checkpoint: async () => {},
        close: () => client.end(),
      };
    });
  } catch (error) {
    throw explain(error);
  }
}

/**
 * True if the server or the connection failed, not the statement.
 *
 * @param {unknown} error
 */
function isLost(error) {
  const { code = "", message = "" } = /** @type {NodeJS.ErrnoException} */ (error);
  return (
    /^(08|57P|53|E[A-Z])/.test(code) || /^(Connection terminated|Client|Query read)/.test(message)
  );
}

/**
 * @param {unknown} error
 * @param {string} where
 */
function explainRights(error, where) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  if (code !== "42501") return error;
  return new BackupError(
    `The role in ${where} has too few rights: ${message}. Make it the owner of the database.`,
  );
}

/** @param {string} name of a table or column */
export const quote = (name) => `"${name.replaceAll('"', '""')}"`;
