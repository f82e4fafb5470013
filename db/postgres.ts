import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { APPLICATION_NAME, type Database, type Db } from "./client";
import { MIGRATIONS_FOLDER } from "./migrations-folder";
import * as schema from "./schema";

/** An arbitrary number: the advisory lock that each process takes before it migrates. */
const MIGRATION_LOCK = 5_171_420;

/** Opens a PostgreSQL 15 or newer, migrated. `poolSize` limits this process's connections. */
export async function openPostgres(url: string, { poolSize = 10 } = {}): Promise<Database> {
  await migratePostgres(url);
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

async function migratePostgres(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle({ client: sql }), { migrationsFolder: MIGRATIONS_FOLDER });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
