import { setImmediate as breathe } from "node:timers/promises";
import { and, asc, eq, inArray, isNotNull, max, sql } from "drizzle-orm";
import type { Database, Db } from "@/db/client";
import { lockUser } from "@/db/person-lock";
import { violatedConstraint } from "@/db/pg-errors";
import { activity, focusSession, room, user } from "@/db/schema";
import { log } from "../log";
import { closeEmptyRooms } from "./leave-rooms";

/** So much of a record a transaction: the embedded database computes in this process. */
const TIME_AT_ONCE = "14 days";

const AGAIN_MS = 10 * 60_000;

const RESTART_OF = "focus_session_user_id_restart_of_focus_session_user_id_id_fk";

/**
 * Removes what is left of a person who left (`closeAccount`), in short transactions between which
 * others have their turn. Stopped anywhere, it goes on where it was: what is removed is gone, and
 * the row of the person goes last. Two at once do no harm.
 */
export async function removeHistory(db: Db, userId: string): Promise<void> {
  while (await removeSessions(db, userId)) await breathe();
  await removePerson(db, userId);
}

/** Goes on with every removal that was stopped half-way; one that fails keeps no other waiting. */
export async function resumeRemovals({ db }: Database): Promise<void> {
  const people = await db.select({ id: user.id }).from(user).where(isNotNull(user.leftAt));
  for (const { id } of people) await logRemovalFailure(() => removeHistory(db, id));
}

/**
 * Resumes now what an earlier process left, and every ten minutes what failed; answers the way to
 * stop.
 */
export function startRemovals(database: Database): () => void {
  const resume = () => void logRemovalFailure(() => resumeRemovals(database));
  resume();
  const timer = setInterval(resume, AGAIN_MS);
  return () => clearInterval(timer);
}

/** What fails now is tried again later: the person is gone for everybody in any case. */
export function logRemovalFailure(removal: () => Promise<void>): Promise<void> {
  return removal().catch((error: unknown) => {
    log.error({ err: error }, "what is left of a deleted account was not removed");
  });
}

/**
 * Removes the latest sessions, in that order: a restart points at an earlier one. Answers whether
 * there may be more.
 */
export async function removeSessions(db: Db, userId: string): Promise<boolean> {
  try {
    return await db.transaction(async (tx) => {
      await lockUser(tx, userId);
      // The end of an index; more than a bound would have a database that never counted its rows
      // look at all of them.
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
    // An owner's hand may point at a later session: then all go by one statement.
    if (violatedConstraint(error) === RESTART_OF) return false;
    throw error;
  }
}

/** What still points at the person goes with their row: by hand what must go in an order. */
async function removePerson(db: Db, userId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await lockUser(tx, userId);
    const removed = await tx
      .delete(focusSession)
      .where(eq(focusSession.userId, userId))
      .returning({ roomId: focusSession.roomId });
    await tx.delete(activity).where(eq(activity.userId, userId));
    await closeEmptied(tx, removed);
    await tx.delete(user).where(and(eq(user.id, userId), isNotNull(user.leftAt)));
  });
}

/** Holds the rooms of these sessions, lest two who leave one at once both see it in use, then looks. */
async function closeEmptied(tx: Db, removed: { roomId: string | null }[]): Promise<void> {
  const rooms = [...new Set(removed.flatMap(({ roomId }) => roomId ?? []))];
  if (rooms.length === 0) return;
  const held = tx.select({ id: room.id }).from(room).where(inArray(room.id, rooms));
  await held.orderBy(asc(room.id)).for("update");
  await closeEmptyRooms(tx, rooms);
}
