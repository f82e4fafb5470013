import { sql } from "drizzle-orm";
import { type Database, type Db, queryRows } from "@/db/client";

class Rollback extends Error {}

/**
 * Runs `act` on the database inside one transaction and undoes everything it did. Returns what
 * `act` returned; passes its errors on.
 */
export async function inRolledBackTransaction<Result>(
  database: Database,
  act: (database: Database) => Promise<Result>,
): Promise<Result> {
  let outcome: { result: Result } | undefined;
  try {
    await database.db.transaction(async (tx) => {
      outcome = { result: await act(within(database, tx)) };
      throw new Rollback();
    });
  } catch (error) {
    if (!(error instanceof Rollback)) throw error;
  }
  if (!outcome) throw new Error("the transaction ended before its work");
  return outcome.result;
}

/** Raw statements must use the transaction's connection: another one would wait for it forever. */
function within(database: Database, tx: Db): Database {
  return {
    ...database,
    db: tx,
    live: tx,
    history: tx,
    listen: null,
    copyTo: null,
    query: (text, values) => queryRows(tx, withParameters(text, values)),
  };
}

/** Writes the values into the text: as parameters, a repeated `$1` would count as two. */
function withParameters(text: string, values: unknown[]) {
  return sql.raw(text.replace(/\$(\d+)/g, (_, index) => literal(values[Number(index) - 1])));
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return "null";
  return `'${String(value).replaceAll("'", "''")}'`;
}
