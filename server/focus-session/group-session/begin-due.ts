import { and, asc, eq, exists, lte, not, notExists, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow, readClock } from "@/db/clock";
import { findRoomZone, planNext } from "@/db/group-session-plan";
import { isConnectionLost } from "@/db/pg-errors";
import { groupSession, groupSessionJoin, groupSessionOccurrence } from "@/db/schema";
import { findCommonEnd } from "@/domain/group-session/schedule";
import { log } from "../../log";

/** Condition: somebody has joined the occurrence that is due. */
const isJoined = exists(
  sql`(select from ${groupSessionJoin}
    where ${groupSessionJoin.groupSessionId} = ${groupSession.id}
      and ${groupSessionJoin.date} = ${groupSession.nextDate})`,
);

/**
 * Begins every occurrence that is due, only those that somebody joined or only the others. Without a
 * limit, so that however many are due at one instant, none waits for a later pass.
 */
export async function beginDue(
  db: Db,
  { joined, signal }: { joined: boolean; signal: AbortSignal | undefined },
): Promise<void> {
  const due = await db
    .select({ id: groupSession.id })
    .from(groupSession)
    .where(and(lte(groupSession.nextAt, databaseNow), joined ? isJoined : not(isJoined)))
    .orderBy(asc(groupSession.nextAt));
  for (const { id } of due) {
    if (signal?.aborted) return;
    await keepGoing("could not begin a group session", () => begin(db, id));
  }
}

/**
 * Logs the failure of one step, so that it does not keep others from starting. It is tried again in the
 * next pass. Throws when the connection broke, because every other step would fail too.
 */
export async function keepGoing(failure: string, step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (isConnectionLost(error)) throw error;
    log.error({ err: error }, failure);
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
    const now = await readClock(tx);
    // After a long outage, the dates that nobody could begin are passed over.
    const after = new Date(Math.max(row.nextAt.getTime(), now.getTime()));
    await planNext(tx, row, { timeZone: await findRoomZone(tx, row.roomId), after });
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
