import type { ExtractTablesWithRelations, SQL } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { Sql } from "postgres";
import type * as schema from "./schema";

/** The name by which the app's connections are known to the database (see `stint_keep_past`). */
export const APPLICATION_NAME = "stint";

/** The database or a transaction in it, whichever driver stands behind. */
export type Db = PgDatabase<
  PgQueryResultHKT,
  typeof schema,
  ExtractTablesWithRelations<typeof schema>
>;

/** An open database with its schema applied. */
export interface Database {
  db: Db;
  /** The pool of the PostgreSQL driver, for LISTEN and NOTIFY; null on the embedded database. */
  sql: Sql | null;
  /** Runs one parameterised statement (`$1`, …), for libraries that bring their own SQL. */
  query(text: string, values: unknown[]): Promise<Record<string, unknown>[]>;
  /**
   * Runs a statement that is planned once per connection instead of at every call, for the few
   * that run at every change and only read. `$1`, … in the text carry their casts (`$1::uuid`);
   * values are given as text.
   */
  prepared<Row>(text: string, values: string[]): Promise<Row[]>;
  /** Waits for running statements, then lets go of the database. */
  close(): Promise<void>;
}

/** Rows of a raw statement: the two drivers wrap them differently. */
export async function rowsOf<Row>(db: Db, statement: SQL): Promise<Row[]> {
  const result = (await db.execute(statement)) as unknown;
  return (Array.isArray(result) ? result : (result as { rows: Row[] }).rows) as Row[];
}
