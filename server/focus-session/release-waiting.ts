import { and, eq, gt, inArray, sql } from "drizzle-orm";
import { type Db, queryRows } from "@/db/client";
import { deferredNote, membership } from "@/db/schema";
import { showsEnd } from "@/domain/note/delivery";
import { listViewers } from "../live/seats/visible-seats";

interface Ended {
  userId: string;
  roomId: string | null;
  endedAt: Date;
}

/**
 * Delivers the notes that wait for a session that ended early, in its transaction. Returns the ids
 * of the people who see that it ended and whose screens change by it: the senders, and those who
 * asked for a free alert. All others must not notice it.
 */
export async function releaseWaiting(tx: Db, ended: Ended): Promise<string[]> {
  const waiting = await lockWaiting(tx, ended);
  const noteIds = waiting.flatMap(({ noteId }) => noteId ?? []);
  if (noteIds.length > 0) await deliverNotes(tx, noteIds, ended);
  const shown: string[] = [];
  for (const roomId of new Set(waiting.map((one) => one.roomId))) {
    const viewerIds = waiting
      .filter((one) => one.roomId === roomId && one.seesWaiting)
      .map(({ personId }) => personId);
    const seen = await listPeopleWhoSee(tx, ended, { roomId, viewerIds });
    if (seen.length === 0) continue;
    await showSenders(tx, ended, { noteIds, senders: seen, roomId });
    shown.push(...seen);
  }
  return shown;
}

/** A note that waits for the end, or a free alert. */
interface Waiting {
  noteId: string | null;
  roomId: string;
  /** The sender, or who asked for the alert. */
  personId: string;
  /** The sender sees that the note waits. True for an alert. */
  seesWaiting: boolean;
}

/** Lists what waits for the end, and locks the notes in the order of their ids. */
async function lockWaiting(tx: Db, { userId, endedAt }: Ended): Promise<Waiting[]> {
  const at = toSql(endedAt);
  // One statement, because almost always nothing waits.
  const rows = await queryRows<Waiting>(
    tx,
    sql`
with waiting as (
  select id, room_id, from_id, shown_deliver_at from deferred_note
  where user_id = ${userId} and deliver_at > ${at} order by id for update
)
select id as "noteId", room_id as "roomId", from_id as "personId",
  shown_deliver_at > ${at} as "seesWaiting" from waiting
union all
select null, room_id, user_id, true from free_alert where about_id = ${userId}`,
  );
  return rows;
}

const toSql = (instant: Date) => sql`${instant.toISOString()}::timestamptz`;

async function deliverNotes(tx: Db, noteIds: string[], { endedAt }: Ended): Promise<void> {
  await tx
    .update(deferredNote)
    .set({ deliverAt: sql`greatest(${deferredNote.leftAt}, ${toSql(endedAt)})` })
    .where(inArray(deferredNote.id, noteIds));
}

async function listPeopleWhoSee(
  tx: Db,
  { userId, roomId: ranIn }: Ended,
  { roomId, viewerIds }: { roomId: string; viewerIds: string[] },
): Promise<string[]> {
  const [seat] = await tx
    .select({ showsBusy: membership.showsBusy })
    .from(membership)
    .where(and(eq(membership.roomId, roomId), eq(membership.userId, userId)));
  if (!seat || !showsEnd({ roomId: ranIn }, { roomId, ...seat })) return [];
  return listViewers(tx, roomId, { userId, viewerIds });
}

async function showSenders(
  tx: Db,
  { endedAt }: Ended,
  { noteIds, senders, roomId }: { noteIds: string[]; senders: string[]; roomId: string },
): Promise<void> {
  if (noteIds.length === 0) return;
  // Only the notes that waited for this session: an earlier end may be one that senders must not see.
  await tx
    .update(deferredNote)
    .set({ shownDeliverAt: sql`${deferredNote.deliverAt}` })
    .where(
      and(
        inArray(deferredNote.id, noteIds),
        eq(deferredNote.roomId, roomId),
        inArray(deferredNote.fromId, senders),
        gt(deferredNote.shownDeliverAt, endedAt),
      ),
    );
}
