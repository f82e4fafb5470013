import { type SQL, sql } from "drizzle-orm";
import { type Db, rowsOf } from "./client";

/** The database clock inside a statement. */
export const databaseNow: SQL<Date> = sql`stint_now()`;

/** The instant the database says it is. Rules take it as their `now`. */
export async function readClock(db: Db): Promise<Date> {
  const [row] = await rowsOf<{ now: string | number }>(
    db,
    sql`select extract(epoch from stint_now()) * 1000 as now`,
  );
  return new Date(Number(row?.now));
}
