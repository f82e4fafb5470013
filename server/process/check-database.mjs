import { withClient, withTlsFallback } from "../../db/postgres/connection.mjs";
import { describeConnectionError } from "../../db/postgres/connection-error.mjs";
import { StartupError } from "./startup-error.mjs";

const MIN_MAJOR = 15;
const ANSWER_MS = 10_000;

/**
 * Fails before the build when the PostgreSQL server cannot be used.
 *
 * @param {string} url
 * @throws {StartupError} with the server's message, never the URL: it may hold a password
 */
export async function checkDatabase(url) {
  try {
    await withTlsFallback(url, (given) => {
      const config = { ...given, query_timeout: ANSWER_MS };
      return withClient(config, async (client) => {
        await checkServer(client);
        await withClient(config, (other) => checkSession(client, other));
      });
    });
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(describeConnectionError(error, "DATABASE_URL"));
  }
}

/** @param {import("pg").Client} client */
async function checkServer(client) {
  const { rows } = await client.query(`
    select current_setting('server_version_num')::int / 10000 as major,
      pg_is_in_recovery() as "isStandby", current_setting('server_encoding') as encoding,
      current_user as role, has_database_privilege(current_database(), 'CREATE')
        and (to_regclass('public.focus_session') is not null
          or has_schema_privilege('public', 'CREATE')) as "canCreate"`);
  const { major, isStandby, encoding, role, canCreate } = rows[0];
  if (major < MIN_MAJOR) {
    throw new StartupError(
      `The PostgreSQL server in DATABASE_URL has version ${major}. Stint needs ${MIN_MAJOR} or newer.`,
    );
  }
  if (isStandby) {
    throw new StartupError(
      "The PostgreSQL server in DATABASE_URL is a standby and read-only. Use the primary.",
    );
  }
  if (encoding !== "UTF8") {
    throw new StartupError(
      `The database in DATABASE_URL has the encoding ${encoding}. Stint needs a database with UTF8.`,
    );
  }
  if (!canCreate) {
    throw new StartupError(
      `The role ${role} in DATABASE_URL may not create tables. Make it the owner of the database.`,
    );
  }
}

/**
 * Refuses a pooler that gives each transaction another session, such as PgBouncer in transaction
 * mode: notifications and settings of a session would be lost. Then two connections that are open
 * at the same time can have the same session, or one can have two.
 *
 * @param {import("pg").Client} client
 * @param {import("pg").Client} other
 */
async function checkSession(client, other) {
  const before = await readSession(client);
  await other.query("begin");
  const others = await readSession(other);
  const after = await readSession(client);
  await other.query("rollback");
  if (others !== before && after === before) return;
  throw new StartupError(
    "DATABASE_URL leads to a connection pooler in transaction mode, such as PgBouncer. " +
      "Stint needs sessions: use session mode, or the address of the server itself.",
  );
}

/** @param {import("pg").Client} client */
async function readSession(client) {
  const { rows } = await client.query("select pg_backend_pid() as pid");
  return rows[0].pid;
}
