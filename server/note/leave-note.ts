import { and, count, desc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow, readClock } from "@/db/clock";
import { deferredNote, focusSession, noteMute, user } from "@/db/schema";
import type { LeaveNoteInput } from "@/domain/api/note";
import { MAX_NOTES_PER_DAY, MAX_WAITING_NOTES, planDelivery } from "@/domain/note/delivery";
import type { Notice } from "../live/announce";
import { findVisibleEnd, listVisibleSeats } from "../live/seats/visible-seats";
import { bumpPeople } from "../live/versions";
import { Refusal, requireFound } from "../refusal";
import { keepMemberships, lockPair } from "./lock-pair";
import { type LeftNote, toLeftNote } from "./queries";

interface NewNote extends Omit<LeaveNoteInput, "roomSlug"> {
  roomId: string;
  fromId: string;
}

/**
 * Leaves a note to a member of the room that the sender sees. It is delivered when that person's
 * session ends, or at once if none runs. A call repeated with the same idempotency key returns the
 * note it left the first time.
 */
export async function leaveNote(
  db: Db,
  input: NewNote,
): Promise<{ note: LeftNote; notice: Notice }> {
  const { roomId, fromId, userId } = input;
  if (userId === fromId) throw new Refusal("note_to_oneself");
  return db.transaction(async (tx) => {
    await lockPair(tx, [fromId, userId]);
    const earlier = await findEarlierNote(tx, input);
    if (earlier) return { note: earlier, notice: {} };
    await keepMemberships(tx, { roomId, userIds: [fromId, userId] });
    const [seat] = await listVisibleSeats(tx, roomId, { viewerId: fromId, userIds: [userId] });
    const member = requireFound(seat, "member_not_found");
    const now = await readClock(tx);
    await refuseTooMany(tx, input, now);
    const isVisible = findVisibleEnd(member) !== null;
    const times = planDelivery(await findSessionAt(tx, userId, now), { isVisible, now });
    const isWithheld = await isMuted(tx, input);
    const [row] = await tx
      .insert(deferredNote)
      .values({
        ...{ roomId, fromId, userId, text: input.text, isWithheld, leftAt: now, ...times },
        fromName: await findName(tx, fromId),
        userName: member.name,
        idempotencyKey: input.idempotencyKey ?? null,
      })
      .returning();
    // A person in a session, or who muted the sender, must not notice the note.
    const isDelivered = !isWithheld && times.deliverAt <= now;
    const people = isDelivered ? [fromId, userId] : [fromId];
    await bumpPeople(tx, people);
    return { note: toLeftNote(requireFound(row, "unexpected"), now), notice: { people } };
  });
}

/** Returns the note already left with this key, or `null`. */
async function findEarlierNote(
  tx: Db,
  { roomId, fromId, userId, text, idempotencyKey }: NewNote,
): Promise<LeftNote | null> {
  if (!idempotencyKey) return null;
  const [row] = await tx
    .select()
    .from(deferredNote)
    .where(and(eq(deferredNote.fromId, fromId), eq(deferredNote.idempotencyKey, idempotencyKey)));
  if (!row) return null;
  const isSame = row.roomId === roomId && row.userId === userId && row.text === text;
  if (!isSame) throw new Refusal("idempotency_key_reused");
  return toLeftNote(row, await readClock(tx));
}

/**
 * Counts the notes that the sender sees waiting, so that a refusal says nothing about sessions they
 * cannot see.
 */
async function refuseTooMany(tx: Db, { fromId, userId }: NewNote, now: Date): Promise<void> {
  const isFrom = eq(deferredNote.fromId, fromId);
  const [waiting] = await tx
    .select({ count: count() })
    .from(deferredNote)
    .where(and(isFrom, eq(deferredNote.userId, userId), gt(deferredNote.shownDeliverAt, now)));
  if (waiting && waiting.count >= MAX_WAITING_NOTES) {
    throw new Refusal("note_limit", { atMost: MAX_WAITING_NOTES });
  }
  const sinceYesterday = sql`${databaseNow} - interval '24 hours'`;
  const [today] = await tx
    .select({ count: count() })
    .from(deferredNote)
    .where(and(isFrom, gt(deferredNote.leftAt, sinceYesterday)));
  if (today && today.count >= MAX_NOTES_PER_DAY) {
    throw new Refusal("note_limit_today", { atMost: MAX_NOTES_PER_DAY });
  }
}

/**
 * Returns the session that runs at `now`. Not the one that runs when the statement is executed, because
 * a session that has ended since then must not be missed.
 */
async function findSessionAt(
  tx: Db,
  userId: string,
  now: Date,
): Promise<{ plannedEnd: Date } | null> {
  const [row] = await tx
    .select({ plannedEnd: focusSession.plannedEnd })
    .from(focusSession)
    .where(
      and(
        eq(focusSession.userId, userId),
        isNull(focusSession.brokenAt),
        gt(focusSession.plannedEnd, now),
      ),
    )
    .orderBy(desc(focusSession.plannedEnd))
    .limit(1);
  return row ?? null;
}

async function isMuted(tx: Db, { roomId, fromId, userId }: NewNote): Promise<boolean> {
  const rows = await tx
    .select({ mutedId: noteMute.mutedId })
    .from(noteMute)
    .where(
      and(eq(noteMute.userId, userId), eq(noteMute.roomId, roomId), eq(noteMute.mutedId, fromId)),
    );
  return rows.length > 0;
}

async function findName(tx: Db, userId: string): Promise<string> {
  const [row] = await tx.select({ name: user.name }).from(user).where(eq(user.id, userId));
  return requireFound(row, "sign_in_required").name;
}
