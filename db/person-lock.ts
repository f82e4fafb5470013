// The order of locks. Every transaction takes those it needs in this order and, within one kind, in the
// order of ids, so that no two can deadlock:
//
// 1. people (`lockUser`)
// 2. notes and free alerts
// 3. schedules of rooms (`lockSchedules`), group sessions, then their joins
// 4. presence
// 5. rows of people (`bumpPeople`, `lockAccountRows`)
// 6. rooms (`bumpRooms`, `lockMemberships`)
// 7. memberships, grants and a person's own rows
//
// Rows of rooms and people are locked "no key update": a new row that refers to them takes "key share",
// which must not wait. One statement must not lock a row and update it too (`bumpManyRooms`).

import { sql } from "drizzle-orm";
import { type Db, queryRows } from "./client";

/**
 * Takes the user's advisory lock until commit. Taken first: without it, racing inserts deadlock on
 * the exclusion constraint.
 */
export async function lockUser(tx: Db, userId: string): Promise<void> {
  await tx.prepared("select pg_advisory_xact_lock(hashtextextended($1::text, 0))", [userId]);
}

/** Like `lockUser` without waiting: false when another transaction holds the lock. */
export async function tryLockUser(tx: Db, userId: string): Promise<boolean> {
  const [row] = await queryRows<{ isLocked: boolean }>(
    tx,
    sql`select pg_try_advisory_xact_lock(hashtextextended(${userId}, 0)) as "isLocked"`,
  );
  return row?.isLocked ?? false;
}
