import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type pg from "pg";
import type { Db } from "../client";
import { MIGRATIONS_FOLDER } from "../migrations-folder.mjs";
import { refuseNewerSchema } from "../newer-schema";
import { isLockTimeout, MigrationLocked } from "../pg-errors";
import { withClient } from "./connection.mjs";
import { MIGRATION_LOCK } from "./migration-lock.mjs";
import { PINNED_SETTINGS } from "./settings";

/**
 * Applies the migrations on a connection of its own, without time limits: a large table takes long.
 * Throws `MigrationLocked` when another process does not finish its migration in time, and
 * `NewerSchema` when a newer program has migrated it.
 */
export async function migratePostgres(
  config: pg.ClientConfig,
  lockTimeoutMs: number,
): Promise<void> {
  await withClient(config, async (client) => {
    await client.query(`${PINNED_SETTINGS}; set statement_timeout = 0; set lock_timeout = 0`);
    await takeMigrationLock(client, lockTimeoutMs);
    const db = drizzle({ client });
    await refuseNewerSchema(db as unknown as Db);
    await migrate(db, { migrationsFolder: MIGRATIONS_FOLDER });
  });
}

async function takeMigrationLock(client: pg.Client, timeoutMs: number): Promise<void> {
  await client.query("select set_config('lock_timeout', $1, false)", [String(timeoutMs)]);
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
    const { rows } = await client.query(
      `select pid::text from pg_locks where locktype = 'advisory' and granted
        and database = (select oid from pg_database where datname = current_database())
        and objsubid = 1 and (classid::bigint << 32) + objid::bigint = $1`,
      [MIGRATION_LOCK],
    );
    throw new MigrationLocked(rows[0]?.pid ?? null, timeoutMs / 1000);
  }
  // The migrations themselves may wait for the tables.
  await client.query("set lock_timeout = 0");
}
