import postgres from "postgres";
import { StartupError } from "./startup-error.mjs";

const OLDEST_MAJOR = 15;
const ANSWER_WITHIN_SECONDS = 10;

/**
 * Fails at once, before a build, when the PostgreSQL cannot be used.
 *
 * @param {string} url
 * @throws {StartupError} saying what its server said; never the address, which may hold a password
 */
export async function checkDatabase(url) {
  const sql = postgres(url, {
    max: 1,
    connect_timeout: ANSWER_WITHIN_SECONDS,
    onnotice: () => {},
  });
  const major = await majorVersion(sql).catch((error) => {
    const said = error instanceof AggregateError ? error.errors[0] : error;
    throw new StartupError(`The PostgreSQL of DATABASE_URL cannot be used: ${said.message}`);
  });
  await sql.end({ timeout: 1 });
  if (major >= OLDEST_MAJOR) return;
  throw new StartupError(
    `The PostgreSQL of DATABASE_URL is version ${major}; ${OLDEST_MAJOR} or newer is needed.`,
  );
}

/** @param {import("postgres").Sql} sql */
async function majorVersion(sql) {
  const [row] = await sql`select current_setting('server_version_num')::int / 10000 as major`;
  return Number(row?.major);
}
