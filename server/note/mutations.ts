import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { isWaiting, lockNotes } from "@/db/deferred-note";
import { lockUser } from "@/db/person-lock";
import { deferredNote, freeAlert, noteMute } from "@/db/schema";
import type { Notice } from "../live/announce";
import { findVisibleEnd, listVisibleSeats } from "../live/seats/visible-seats";
import { bumpPeople } from "../live/versions";
import { Refusal, requireFound } from "../refusal";
import { keepMemberships, lockPair } from "./lock-pair";
import { isDelivered } from "./queries";

/** Two members of a room: the one who acts, and the other. */
interface Pair {
  roomId: string;
  userId: string;
  otherId: string;
}

/** Marks a delivered note as read by its person. Doing it again changes nothing. */
export async function dismissNote(
  db: Db,
  { userId, id }: { userId: string; id: string },
): Promise<Notice> {
  return db.transaction(async (tx) => {
    const isTheirs = and(eq(deferredNote.id, id), eq(deferredNote.userId, userId), isDelivered);
    const [note] = await tx.select({ id: deferredNote.id }).from(deferredNote).where(isTheirs);
    requireFound(note, "note_not_found");
    const read = await tx
      .update(deferredNote)
      .set({ readAt: databaseNow })
      .where(and(isTheirs, isNull(deferredNote.readAt)))
      .returning({ id: deferredNote.id });
    if (read.length === 0) return {};
    await bumpPeople(tx, [userId]);
    return { people: [userId] };
  });
}

/**
 * Mutes another member, or ends that. Notes of a muted member are never delivered, not even those
 * that already wait, and the sender sees no difference.
 */
export async function setMuted(
  db: Db,
  { isMuted, ...pair }: Pair & { isMuted: boolean },
): Promise<Notice> {
  const { roomId, userId, otherId } = pair;
  return db.transaction(async (tx) => {
    await lockUser(tx, userId);
    await requireVisible(tx, pair);
    const isThis = and(
      eq(noteMute.userId, userId),
      eq(noteMute.roomId, roomId),
      eq(noteMute.mutedId, otherId),
    );
    if (isMuted) {
      await tx.insert(noteMute).values({ userId, roomId, mutedId: otherId }).onConflictDoNothing();
      await withholdWaiting(tx, pair);
    } else await tx.delete(noteMute).where(isThis);
    await bumpPeople(tx, [userId]);
    return { people: [userId] };
  });
}

async function withholdWaiting(tx: Db, { roomId, userId, otherId }: Pair): Promise<void> {
  const isTheirs = and(
    eq(deferredNote.userId, userId),
    eq(deferredNote.roomId, roomId),
    eq(deferredNote.fromId, otherId),
    isWaiting,
  );
  await lockNotes(tx, isTheirs);
  await tx.update(deferredNote).set({ isWithheld: true }).where(isTheirs);
}

/**
 * Asks for an alert when another member is free. Refuses if they are not in a session that the person
 * sees: `member_already_free`. Asking again renews the alert.
 */
export async function askWhenFree(db: Db, pair: Pair): Promise<Notice> {
  const { roomId, userId, otherId } = pair;
  return db.transaction(async (tx) => {
    await lockPair(tx, [userId, otherId]);
    await keepMemberships(tx, { roomId, userIds: [userId, otherId] });
    const seat = await requireVisible(tx, pair);
    if (findVisibleEnd(seat) === null) throw new Refusal("member_already_free");
    await tx
      .insert(freeAlert)
      .values({ roomId, userId, aboutId: otherId, askedAt: databaseNow })
      .onConflictDoUpdate({
        target: [freeAlert.userId, freeAlert.roomId, freeAlert.aboutId],
        set: { askedAt: databaseNow },
      });
    await bumpPeople(tx, [userId]);
    return { people: [userId] };
  });
}

/** Cancels a free alert or dismisses it. Doing it again changes nothing. */
export async function cancelWhenFree(db: Db, pair: Pair): Promise<Notice> {
  const { roomId, userId, otherId } = pair;
  return db.transaction(async (tx) => {
    await requireVisible(tx, pair);
    const removed = await tx
      .delete(freeAlert)
      .where(
        and(
          eq(freeAlert.userId, userId),
          eq(freeAlert.roomId, roomId),
          eq(freeAlert.aboutId, otherId),
        ),
      )
      .returning({ aboutId: freeAlert.aboutId });
    if (removed.length === 0) return {};
    await bumpPeople(tx, [userId]);
    return { people: [userId] };
  });
}

/** Refuses with the same reason whether the other is hidden from the person or does not exist. */
async function requireVisible(tx: Db, { roomId, userId, otherId }: Pair) {
  const [seat] = await listVisibleSeats(tx, roomId, { viewerId: userId, userIds: [otherId] });
  return requireFound(seat, "member_not_found");
}
