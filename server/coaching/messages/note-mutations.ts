import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { coachNote } from "@/db/schema";
import type { CoachNote } from "@/domain/api/coach-messages";
import { lockAccount } from "../../account/queries";
import { requireFound } from "../../refusal";
import { type Coach, findGrantingMember } from "../sharing/grant-queries";
import { lockMember, refusingDeletedMember } from "./lock-member";
import { findNote } from "./note-queries";

/**
 * Adds a note to a member who shares with this coach; refuses all others with `member_not_found`.
 */
export async function addNote(
  db: Db,
  { text, ...who }: Coach & { userId: string; text: string },
): Promise<CoachNote> {
  const write = db.transaction(async (tx) => {
    await lockAccount(tx, who.coachId);
    const { roomId, coachId } = who;
    await lockMember(tx, who.userId);
    const { userId } = await findGrantingMember(tx, who);
    const [row] = await tx
      .insert(coachNote)
      .values({ roomId, coachId, userId, text, writtenAt: databaseNow })
      .returning({ id: coachNote.id });
    return requireFound(await findNote(tx, requireFound(row, "unexpected").id), "unexpected");
  });
  return refusingDeletedMember(write);
}

/** Marks notes as read by the member. Notes already read keep their time. */
export async function markRead(
  db: Db,
  { userId, notes }: { userId: string; notes: readonly CoachNote[] },
): Promise<void> {
  const unread = notes.filter((note) => note.readAt === null).map((note) => note.id);
  if (unread.length === 0) return;
  await db
    .update(coachNote)
    .set({ readAt: databaseNow })
    .where(
      and(eq(coachNote.userId, userId), inArray(coachNote.id, unread), isNull(coachNote.readAt)),
    );
}
