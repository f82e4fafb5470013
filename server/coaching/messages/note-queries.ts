import { and, desc, eq, type SQL } from "drizzle-orm";
import type { Db } from "@/db/client";
import { coachNote, room, user } from "@/db/schema";
import type { CoachNote } from "@/domain/api/coach-messages";
import { hasNoRunningSession } from "../../focus-session/queries";
import type { Coach } from "../sharing/grant-queries";

/** The most notes listed. The account export has all. */
const LISTED = 200;

/** Lists the notes of a coach to a member in a room, latest first. */
export const listNotesToMember = (
  db: Db,
  { roomId, coachId, userId }: Coach & { userId: string },
) =>
  notes(
    db,
    and(eq(coachNote.roomId, roomId), eq(coachNote.coachId, coachId), eq(coachNote.userId, userId)),
  );

/**
 * Lists the notes coaches wrote to a member, in one room or (`null`) in all, latest first. Returns
 * none while a session of the member runs (PRODUCT.md, rule 11).
 */
export const listOwnNotes = (
  db: Db,
  { userId, roomId }: { userId: string; roomId: string | null },
): Promise<CoachNote[]> =>
  notes(
    db,
    and(
      eq(coachNote.userId, userId),
      roomId === null ? undefined : eq(coachNote.roomId, roomId),
      hasNoRunningSession(db, userId),
    ),
  );

/** Returns a note as its coach wrote it, or `null`. */
export async function findNote(db: Db, id: string): Promise<CoachNote | null> {
  const [note] = await notes(db, eq(coachNote.id, id));
  return note ?? null;
}

async function notes(db: Db, which: SQL | undefined): Promise<CoachNote[]> {
  const rows = await db
    .select({ note: coachNote, roomSlug: room.slug, coachName: user.name })
    .from(coachNote)
    .innerJoin(room, eq(room.id, coachNote.roomId))
    .innerJoin(user, eq(user.id, coachNote.coachId))
    .where(which)
    .orderBy(desc(coachNote.writtenAt), coachNote.id)
    .limit(LISTED);
  return rows.map(({ note, roomSlug, coachName }) => ({
    id: note.id,
    roomSlug,
    coach: { userId: note.coachId, name: coachName },
    userId: note.userId,
    text: note.text,
    writtenAt: note.writtenAt.toISOString(),
    readAt: note.readAt?.toISOString() ?? null,
  }));
}
