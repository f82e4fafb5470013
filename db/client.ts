import type { ExtractTablesWithRelations, SQL } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { Sql } from "postgres";
import type * as schema from "./schema";

/** Application name of the app's connections; the trigger `stint_keep_past` checks it. */
export const APPLICATION_NAME = "stint";

/** The database or a transaction in it, on either driver. */
export type Db = PgDatabase<
  PgQueryResultHKT,
  typeof schema,
  ExtractTablesWithRelations<typeof schema>
>;

/** An open database with its schema applied. */
export interface Database {
  db: Db;
  /** The PostgreSQL driver's pool, for LISTEN and NOTIFY; null on the embedded database. */
  sql: Sql | null;
  /** Runs one parameterised statement (`$1`, …), for libraries that bring their own SQL. */
  query(text: string, values: unknown[]): Promise<Record<string, unknown>[]>;
  /**
   * Runs a statement that is planned once per connection, for the few reads that run at every
   * change. `$1`, … in the text carry their casts (`$1::uuid`); values are text.
   */
  prepared<Row>(text: string, values: string[]): Promise<Row[]>;
  /** Waits for running statements, then closes the database. */
  close(): Promise<void>;
}

/** Runs a raw statement and returns its rows, which the two drivers wrap differently. */
export async function queryRows<Row>(db: Db, statement: SQL): Promise<Row[]> {
  const result = (await db.execute(statement)) as unknown;
  return (Array.isArray(result) ? result : (result as { rows: Row[] }).rows) as Row[];
}
