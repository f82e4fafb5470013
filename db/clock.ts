import { type SQL, sql } from "drizzle-orm";
import { CLOCK, type Db } from "./client";

/** The database's current time inside a statement. */
export const databaseNow: SQL<Date> = sql`stint_now()`;

/** The database's current time. Rules take it as their `now`. */
export async function readClock(db: Db): Promise<Date> {
  const [row] = await db.prepared<{ nowMs: string | number }>(CLOCK, []);
  return new Date(Number(row?.nowMs));
}
