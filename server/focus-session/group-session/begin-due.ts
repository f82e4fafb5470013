import { and, asc, eq, lte, notExists, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow, readClock } from "@/db/clock";
import { planNext } from "@/db/group-session-plan";
import { groupSession, groupSessionJoin, groupSessionOccurrence, room } from "@/db/schema";
import { findCommonEnd } from "@/domain/group-session/schedule";

/** Begins the occurrences that are due, at most so many. */
export async function beginDue(
  db: Db,
  { atMost, signal }: { atMost: number; signal: AbortSignal | undefined },
): Promise<void> {
  const due = await db
    .select({ id: groupSession.id })
    .from(groupSession)
    .where(lte(groupSession.nextAt, databaseNow))
    .orderBy(asc(groupSession.nextAt))
    .limit(atMost);
  for (const { id } of due) {
    if (signal?.aborted) return;
    await begin(db, id);
  }
}

/** Adds the row of a due occurrence and plans the next one. Another process may have done so. */
async function begin(db: Db, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(groupSession)
      .where(and(eq(groupSession.id, id), lte(groupSession.nextAt, databaseNow)))
      .for("no key update");
    if (!row?.nextAt || !row.nextDate) return;
    await removeUnused(tx, id);
    await tx
      .insert(groupSessionOccurrence)
      .values({
        groupSessionId: id,
        date: row.nextDate,
        roomId: row.roomId,
        title: row.title,
        startsAt: row.nextAt,
        endsAt: findCommonEnd(row.nextAt, row.minutes),
      })
      .onConflictDoNothing();
    const [place] = await tx
      .select({ timeZone: room.timeZone })
      .from(room)
      .where(eq(room.id, row.roomId));
    const now = await readClock(tx);
    // After a long outage, the dates that nobody could begin are passed over.
    const after = new Date(Math.max(row.nextAt.getTime(), now.getTime()));
    await planNext(tx, row, { timeZone: place?.timeZone ?? "UTC", after });
  });
}

/** Removes earlier dates that nobody joined, so that a weekly group session leaves no endless list. */
async function removeUnused(tx: Db, id: string): Promise<void> {
  const joins = tx
    .select({ date: groupSessionJoin.date })
    .from(groupSessionJoin)
    .where(
      and(
        eq(groupSessionJoin.groupSessionId, groupSessionOccurrence.groupSessionId),
        eq(groupSessionJoin.date, groupSessionOccurrence.date),
      ),
    );
  await tx
    .delete(groupSessionOccurrence)
    .where(
      and(
        eq(groupSessionOccurrence.groupSessionId, id),
        lte(groupSessionOccurrence.endsAt, sql`${databaseNow} - interval '2 days'`),
        notExists(joins),
      ),
    );
}
