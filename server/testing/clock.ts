import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { moveClock, stopClock } from "./clock-sql.mjs";

/**
 * Moves the clock of this test's own database by `ms` (forward, or back when negative) and lets it
 * run on from there. It swaps the SQL function that all rules ask; the app has no way to do that.
 */
export const travel = (db: Db, ms: number): Promise<void> => run(db, moveClock(ms));

/** Stops the clock of this test's own database; from then on only `travel` moves it. */
export const stopTime = (db: Db): Promise<void> => run(db, stopClock);

async function run(db: Db, statements: string[]): Promise<void> {
  for (const statement of statements) await db.execute(sql.raw(statement));
}
