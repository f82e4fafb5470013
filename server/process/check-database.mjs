import postgres from "postgres";
import { StartupError } from "./startup-error.mjs";

const MIN_MAJOR = 15;
const CONNECT_TIMEOUT_SECONDS = 10;

/**
 * Fails before the build when the PostgreSQL server cannot be used.
 *
 * @param {string} url
 * @throws {StartupError} with the server's message, never the URL: it may hold a password
 */
export async function checkDatabase(url) {
  const sql = postgres(url, {
    max: 1,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    onnotice: () => {},
  });
  const major = await readMajorVersion(sql).catch((error) => {
    const cause = error instanceof AggregateError ? error.errors[0] : error;
    throw new StartupError(`Cannot use the PostgreSQL server in DATABASE_URL: ${cause.message}`);
  });
  await sql.end({ timeout: 1 });
  if (major >= MIN_MAJOR) return;
  throw new StartupError(
    `The PostgreSQL server in DATABASE_URL has version ${major}. Stint needs ${MIN_MAJOR} or newer.`,
  );
}

/** @param {import("postgres").Sql} sql */
async function readMajorVersion(sql) {
  const [row] = await sql`select current_setting('server_version_num')::int / 10000 as major`;
  return Number(row?.major);
}
