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
  const shown: string[] = [];
  for (const [roomId, viewerIds] of await deliverNotes(tx, ended)) {
    const seen = await listPeopleWhoSee(tx, ended, { roomId, viewerIds });
    if (seen.length === 0) continue;
    await showSenders(tx, ended, { roomId, senders: seen });
    shown.push(...seen);
  }
  return shown;
}

/** Returns, by room, the senders and the people who asked for a free alert. */
async function deliverNotes(
  tx: Db,
  { userId, endedAt }: Ended,
): Promise<ReadonlyMap<string, string[]>> {
  const at = sql`${endedAt.toISOString()}::timestamptz`;
  // One statement, because almost always nothing waits.
  const rows = await queryRows<{ roomId: string; personId: string }>(
    tx,
    sql`
with delivered as (
  update deferred_note set deliver_at = greatest(left_at, ${at})
  where user_id = ${userId} and deliver_at > ${at}
  returning room_id, from_id, shown_deliver_at
)
select room_id as "roomId", from_id as "personId" from delivered where shown_deliver_at > ${at}
union
select room_id, user_id from free_alert where about_id = ${userId}`,
  );
  const people = new Map<string, string[]>();
  for (const { roomId, personId } of rows) {
    people.set(roomId, [...(people.get(roomId) ?? []), personId]);
  }
  return people;
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
  { userId, endedAt }: Ended,
  { roomId, senders }: { roomId: string; senders: string[] },
): Promise<void> {
  await tx
    .update(deferredNote)
    .set({ shownDeliverAt: sql`${deferredNote.deliverAt}` })
    .where(
      and(
        eq(deferredNote.userId, userId),
        eq(deferredNote.roomId, roomId),
        inArray(deferredNote.fromId, senders),
        gt(deferredNote.shownDeliverAt, endedAt),
      ),
    );
}
