import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { moveClock, STOP_CLOCK } from "./clock-sql.mjs";

/**
 * Moves the clock of the test's database by `ms`, which may be negative; it keeps running. Replaces
 * the SQL function that all rules read. The app cannot do this.
 */
export const travel = (db: Db, ms: number): Promise<void> => run(db, moveClock(ms));

/** Stops the clock of the test's database. From then on only `travel` moves it. */
export const stopTime = (db: Db): Promise<void> => run(db, STOP_CLOCK);

async function run(db: Db, statements: string[]): Promise<void> {
  for (const statement of statements) await db.execute(sql.raw(statement));
}
