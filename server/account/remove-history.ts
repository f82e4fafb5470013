import { setImmediate as breathe } from "node:timers/promises";
import { and, asc, eq, inArray, isNotNull, max, sql } from "drizzle-orm";
import type { Database, Db } from "@/db/client";
import { lockUser } from "@/db/person-lock";
import { violatedConstraint } from "@/db/pg-errors";
import { activity, focusSession, room, user } from "@/db/schema";
import { forgetPerson } from "../auth/rate-limit";
import { log } from "../log";
import { closeEmptyRooms, lockPresence } from "./leave-rooms";

/** Length of history per transaction. The embedded database runs in this process and blocks it. */
const TIME_AT_ONCE = "14 days";

const AGAIN_MS = 10 * 60_000;

const RESTART_OF = "focus_session_user_id_restart_of_focus_session_user_id_id_fk";

/**
 * Removes the history of a closed account (`closeAccount`) in short transactions, between which
 * other requests run. Continues after an interruption: the person's row is deleted last. Two runs
 * at once are harmless.
 */
export async function removeHistory(db: Db, userId: string): Promise<void> {
  while (await removeSessions(db, userId)) await breathe();
  await removePerson(db, userId);
}

/** Continues every interrupted removal. A failed one does not stop the others. */
export async function resumeRemovals({ db }: Database): Promise<void> {
  const people = await db.select({ id: user.id }).from(user).where(isNotNull(user.leftAt));
  for (const { id } of people) await logRemovalFailure(() => removeHistory(db, id));
}

/**
 * Continues interrupted removals now and retries failed ones every ten minutes. Returns a function
 * that stops it.
 */
export function startRemovals(database: Database): () => void {
  const resume = () => void logRemovalFailure(() => resumeRemovals(database));
  resume();
  const timer = setInterval(resume, AGAIN_MS);
  return () => clearInterval(timer);
}

/** A failed removal is retried later; the account is closed in any case. */
export function logRemovalFailure(removal: () => Promise<void>): Promise<void> {
  return removal().catch((error: unknown) => {
    log.error({ err: error }, "could not remove the rest of a deleted account");
  });
}

/**
 * Removes the latest sessions first, because a restart refers to an earlier one. Returns whether
 * there may be more.
 */
export async function removeSessions(db: Db, userId: string): Promise<boolean> {
  try {
    return await db.transaction(async (tx) => {
      await lockUser(tx, userId);
      // Uses the end of an index. With more than one bound, a database without statistics would
      // scan all rows.
      const latest = tx
        .select({ at: max(focusSession.startedAt) })
        .from(focusSession)
        .where(eq(focusSession.userId, userId));
      const isLate = sql`${focusSession.startedAt} >= ${latest} - ${TIME_AT_ONCE}::interval`;
      const removed = await tx
        .delete(focusSession)
        .where(and(eq(focusSession.userId, userId), isLate))
        .returning({ roomId: focusSession.roomId });
      await closeEmptied(tx, removed);
      return removed.length > 0;
    });
  } catch (error) {
    // A statement by the database's owner may have inserted a reference to a later session. Then
    // one statement removes all.
    if (violatedConstraint(error) === RESTART_OF) return false;
    throw error;
  }
}

/**
 * Deletes the person's row. Rows that must go in a certain order are deleted explicitly, the others
 * by cascade.
 */
async function removePerson(db: Db, userId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await lockUser(tx, userId);
    const removed = await tx
      .delete(focusSession)
      .where(eq(focusSession.userId, userId))
      .returning({ roomId: focusSession.roomId });
    await tx.delete(activity).where(eq(activity.userId, userId));
    await closeEmptied(tx, removed);
    // Counts of requests that were on their way when the account was closed.
    await forgetPerson(tx, { userId, email: null });
    await tx.delete(user).where(and(eq(user.id, userId), isNotNull(user.leftAt)));
  });
}

/**
 * Locks the rooms first: otherwise two people leaving a room at once would both see it in use. A room
 * that is deleted takes its rows of presence with it, which former members can have.
 */
async function closeEmptied(tx: Db, removed: { roomId: string | null }[]): Promise<void> {
  const rooms = [...new Set(removed.flatMap(({ roomId }) => roomId ?? []))];
  if (rooms.length === 0) return;
  await lockPresence(tx);
  const held = tx.select({ id: room.id }).from(room).where(inArray(room.id, rooms));
  await held.orderBy(asc(room.id)).for("update");
  await closeEmptyRooms(tx, rooms);
}
