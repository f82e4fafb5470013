import { and, asc, eq, gt, inArray, isNull, lte, or, type SQL } from "drizzle-orm";
import type { Db } from "./client";
import { databaseNow } from "./clock";
import { deferredNote, freeAlert } from "./schema";

/** Condition: the note waits for the end of a session. */
export const isWaiting: SQL | undefined = and(
  gt(deferredNote.deliverAt, databaseNow),
  isNull(deferredNote.readAt),
);

/** Locks notes until commit, in the order of their ids. */
export async function lockNotes(tx: Db, which: SQL | undefined): Promise<void> {
  await tx
    .select({ id: deferredNote.id })
    .from(deferredNote)
    .where(which)
    .orderBy(asc(deferredNote.id))
    .for("update");
}

/** Locks free alerts until commit, in the order of their keys. */
export async function lockAlerts(tx: Db, which: SQL | undefined): Promise<void> {
  await tx
    .select({ userId: freeAlert.userId })
    .from(freeAlert)
    .where(which)
    .orderBy(asc(freeAlert.userId), asc(freeAlert.roomId), asc(freeAlert.aboutId))
    .for("update");
}

/**
 * Drops what waits from, to or about a person in a room that they leave. The caller holds the
 * person's lock, and no lock that an early end of a session takes after it has changed notes: the
 * rows of people and rooms.
 */
export async function dropWaiting(
  tx: Db,
  { roomId, userId }: { roomId: string; userId: string },
): Promise<void> {
  const isTheirs = or(eq(deferredNote.userId, userId), eq(deferredNote.fromId, userId));
  const isNote = and(eq(deferredNote.roomId, roomId), isTheirs, isWaiting);
  await lockNotes(tx, isNote);
  await dropNotes(tx, isNote);
  const isAbout = or(eq(freeAlert.userId, userId), eq(freeAlert.aboutId, userId));
  const isAlert = and(eq(freeAlert.roomId, roomId), isAbout);
  await lockAlerts(tx, isAlert);
  await tx.delete(freeAlert).where(isAlert);
}

/**
 * Drops what waits in a room that closes. Skips notes that an early end is delivering right now, and
 * what a member who leaves is dropping: waiting for their transactions, which wait for the room,
 * would deadlock.
 */
export async function dropAllWaiting(tx: Db, roomId: string): Promise<void> {
  const waiting = await tx
    .select({ id: deferredNote.id })
    .from(deferredNote)
    .where(and(eq(deferredNote.roomId, roomId), isWaiting))
    .for("update", { skipLocked: true });
  const ids = waiting.map(({ id }) => id);
  if (ids.length > 0) await dropNotes(tx, inArray(deferredNote.id, ids));
  const { userId, aboutId } = freeAlert;
  const alerts = await tx
    .select({ userId, aboutId })
    .from(freeAlert)
    .where(eq(freeAlert.roomId, roomId))
    .for("update", { skipLocked: true });
  for (const alert of alerts) {
    const isThis = and(eq(userId, alert.userId), eq(aboutId, alert.aboutId));
    await tx.delete(freeAlert).where(and(eq(freeAlert.roomId, roomId), isThis));
  }
}

/** A note that its sender takes for delivered stays in the sender's list. */
async function dropNotes(tx: Db, which: SQL | undefined): Promise<void> {
  await tx
    .update(deferredNote)
    .set({ isWithheld: true })
    .where(and(which, lte(deferredNote.shownDeliverAt, databaseNow)));
  await tx.delete(deferredNote).where(and(which, gt(deferredNote.shownDeliverAt, databaseNow)));
}
