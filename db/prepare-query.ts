import { createHash } from "node:crypto";
import { type Placeholder, sql } from "drizzle-orm";
import type { ReadDb } from "./client";

/** Stands in a prepared query for the values of one use, by their names. */
export type Given<Names extends string> = { [Name in Names]: Placeholder<Name> };

interface Query<Result> {
  toSQL(): { sql: string };
  prepare(name: string): { execute(values?: Record<string, unknown>): Promise<Result> };
}

const given = new Proxy({} as Record<string, Placeholder>, {
  get: (_, name: string) => sql.placeholder(name),
});

/**
 * A Drizzle query that is built once per database instead of at every use: for small reads, building
 * takes longer than all the rest. In a transaction it is built at every use. Instants are passed as
 * text, lists as `pgArray`.
 */
export function prepareQuery<Names extends string, Result>(
  build: (db: ReadDb, given: Given<Names>) => Query<Result>,
): (db: ReadDb, values: Record<Names, string | number>) => Promise<Result> {
  const built = new WeakMap<ReadDb, ReturnType<Query<Result>["prepare"]>>();
  return (db, values) => {
    let prepared = built.get(db);
    if (!prepared) {
      const query = build(db, given as Given<Names>);
      prepared = query.prepare(nameOf(query.toSQL().sql));
      built.set(db, prepared);
    }
    return prepared.execute(values);
  };
}

/** A connection knows each name for one text only. */
const nameOf = (text: string) => `query_${createHash("sha1").update(text).digest("hex")}`;
