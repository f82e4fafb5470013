import { sql } from "drizzle-orm";
import { type Db, queryRows } from "./client";

/**
 * Takes the user's advisory lock until commit. Taken first: without it, racing inserts deadlock on
 * the exclusion constraint.
 */
export async function lockUser(tx: Db, userId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${userId}, 0))`);
}

/** Like `lockUser` without waiting: false when another transaction holds the lock. */
export async function tryLockUser(tx: Db, userId: string): Promise<boolean> {
  const [row] = await queryRows<{ isLocked: boolean }>(
    tx,
    sql`select pg_try_advisory_xact_lock(hashtextextended(${userId}, 0)) as "isLocked"`,
  );
  return row?.isLocked ?? false;
}
