import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { APPLICATION_NAME, type Database, type Db } from "./client";
import { keepValuesOutOfErrors } from "./error-values";
import { MIGRATIONS_FOLDER } from "./migrations-folder";
import { refuseNewerSchema } from "./newer-schema";
import { isLockTimeout, MigrationLocked } from "./pg-errors";
import * as schema from "./schema";

/** An arbitrary number: the advisory lock that each process takes before it migrates. */
export const MIGRATION_LOCK = 5_171_420;

/** Generous, because another process may be migrating a large database. */
const MIGRATION_LOCK_TIMEOUT_MS = 60_000;

/**
 * Opens a PostgreSQL 15 or newer, migrated. `poolSize` limits this process's connections. Throws
 * `MigrationLocked` when another process does not finish its migration in time, and `NewerSchema` when
 * a newer program has migrated it.
 */
export async function openPostgres(
  url: string,
  { poolSize = 10, lockTimeoutMs = MIGRATION_LOCK_TIMEOUT_MS } = {},
): Promise<Database> {
  keepValuesOutOfErrors();
  await migratePostgres(url, lockTimeoutMs);
  const sql = postgres(url, {
    max: poolSize,
    onnotice: () => {},
    connection: { application_name: APPLICATION_NAME, TimeZone: "UTC" },
  });
  return {
    db: drizzle({ client: sql, schema }) as unknown as Db,
    sql,
    query: async (text, values) => [...(await sql.unsafe(text, values as never[]))],
    prepared: async <Row>(text: string, values: string[]) => [
      ...(await sql.unsafe<Row[] & []>(text, values, { prepare: true })),
    ],
    close: () => sql.end({ timeout: 5 }),
  };
}

async function migratePostgres(url: string, lockTimeoutMs: number): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    await takeMigrationLock(sql, lockTimeoutMs);
    await refuseNewerSchema(drizzle({ client: sql }) as unknown as Db);
    await migrate(drizzle({ client: sql }), { migrationsFolder: MIGRATIONS_FOLDER });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function takeMigrationLock(sql: postgres.Sql, timeoutMs: number): Promise<void> {
  await sql`select set_config('lock_timeout', ${String(timeoutMs)}, false)`;
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
    const [holder] = await sql<{ pid: string }[]>`
      select pid::text from pg_locks where locktype = 'advisory' and granted
        and database = (select oid from pg_database where datname = current_database())
        and objsubid = 1 and (classid::bigint << 32) + objid::bigint = ${MIGRATION_LOCK}`;
    throw new MigrationLocked(holder?.pid ?? null, timeoutMs / 1000);
  }
  // The migrations themselves may wait for the tables.
  await sql`reset lock_timeout`;
}
