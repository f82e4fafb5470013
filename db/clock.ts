import { type SQL, sql } from "drizzle-orm";
import { type Db, queryRows } from "./client";

/** The database's current time inside a statement. */
export const databaseNow: SQL<Date> = sql`stint_now()`;

/** The database's current time. Rules take it as their `now`. */
export async function readClock(db: Db): Promise<Date> {
  const [row] = await queryRows<{ now: string | number }>(
    db,
    sql`select extract(epoch from stint_now()) * 1000 as now`,
  );
  return new Date(Number(row?.now));
}
