import { sql } from "drizzle-orm";
import { type Db, rowsOf } from "./client";

/**
 * Makes the transactions of one person wait for each other until commit. The exclusion constraint
 * alone is correct but deadlocks when two starts race; with this lock taken first it does not.
 */
export async function lockUser(tx: Db, userId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${userId}, 0))`);
}

/** The same without waiting: false when something else of this person is under way. */
export async function tryLockUser(tx: Db, userId: string): Promise<boolean> {
  const [row] = await rowsOf<{ isLocked: boolean }>(
    tx,
    sql`select pg_try_advisory_xact_lock(hashtextextended(${userId}, 0)) as "isLocked"`,
  );
  return row?.isLocked ?? false;
}
