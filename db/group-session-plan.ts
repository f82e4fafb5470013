import { and, eq, inArray, isNotNull, isNull, ne, notExists, or, sql } from "drizzle-orm";
import {
  findNextOccurrence,
  type Occurrence,
  type Schedule,
} from "@/domain/group-session/schedule";
import type { Db } from "./client";
import { databaseNow, readClock } from "./clock";
import { pgArray } from "./pg-array";
import { groupSession, groupSessionJoin, groupSessionOccurrence, room } from "./schema";

export type GroupSessionRow = typeof groupSession.$inferSelect;

/** The schedule of a stored group session. The database allows no other combination. */
export function toSchedule(row: {
  startsAt: Date | null;
  onDate: string | null;
  weekdays: number[] | null;
  time: string | null;
}): Schedule {
  if (row.startsAt && row.onDate) return { startsAt: row.startsAt, onDate: row.onDate };
  return { weekdays: row.weekdays ?? [], time: row.time ?? "" };
}

/** Returns the zone of a room, in which its weekly group sessions take place. */
export async function findRoomZone(tx: Db, roomId: string): Promise<string> {
  const [found] = await tx
    .select({ timeZone: room.timeZone })
    .from(room)
    .where(eq(room.id, roomId));
  return found?.timeZone ?? "UTC";
}

/** Returns the row of a date of a group session. A date has one once it has begun or was cancelled. */
export async function findOccurrenceRow(
  tx: Db,
  { id, date }: { id: string; date: string },
): Promise<typeof groupSessionOccurrence.$inferSelect | undefined> {
  const [found] = await tx
    .select()
    .from(groupSessionOccurrence)
    .where(
      and(eq(groupSessionOccurrence.groupSessionId, id), eq(groupSessionOccurrence.date, date)),
    );
  return found;
}

/** Finds the next occurrence that has not begun and was not cancelled, and stores it. */
export async function planNext(
  tx: Db,
  row: GroupSessionRow,
  { timeZone, after }: { timeZone: string; after: Date },
): Promise<Occurrence | null> {
  const taken = await tx
    .select({ date: groupSessionOccurrence.date })
    .from(groupSessionOccurrence)
    .where(eq(groupSessionOccurrence.groupSessionId, row.id));
  const skipped = new Set(taken.map(({ date }) => date));
  const next =
    row.cancelledAt === null
      ? findNextOccurrence(toSchedule(row), timeZone, { after, skipped })
      : null;
  await tx
    .update(groupSession)
    .set({ nextDate: next?.date ?? null, nextAt: next?.startsAt ?? null })
    .where(eq(groupSession.id, row.id));
  return next;
}

/**
 * Plans the weekly group sessions of a room again after its zone has changed. Their joins end,
 * because people joined for another instant. The caller holds the locks (`lockGroupSessions`).
 */
export async function replanRoom(tx: Db, roomId: string, timeZone: string): Promise<void> {
  const weekly = await tx
    .select()
    .from(groupSession)
    .where(
      and(
        eq(groupSession.roomId, roomId),
        isNull(groupSession.cancelledAt),
        isNotNull(groupSession.weekdays),
      ),
    );
  const after = await readClock(tx);
  for (const row of weekly) {
    // A date that is due begins as it was planned, and the next one is planned then.
    const due = row.nextAt && row.nextAt <= after ? row.nextDate : null;
    await endJoins(tx, row.id, { due });
    if (due === null) await planNext(tx, row, { timeZone, after });
  }
}

/**
 * Removes every join of dates that have not begun. The caller holds the row's lock.
 *
 * @param due a date that is about to begin, whose joins stay.
 */
export async function endJoins(
  tx: Db,
  groupSessionId: string,
  { due = null }: { due?: string | null } = {},
): Promise<void> {
  await tx.delete(groupSessionJoin).where(
    and(
      eq(groupSessionJoin.groupSessionId, groupSessionId),
      isNull(groupSessionJoin.outcome),
      due === null ? undefined : ne(groupSessionJoin.date, due),
      notExists(
        tx
          .select({ date: groupSessionOccurrence.date })
          .from(groupSessionOccurrence)
          .where(
            and(
              eq(groupSessionOccurrence.groupSessionId, groupSessionJoin.groupSessionId),
              eq(groupSessionOccurrence.date, groupSessionJoin.date),
            ),
          ),
      ),
    ),
  );
}

/** Removes the joins of a person who leaves a room, also of an occurrence that is just beginning. */
export async function endJoinsInRoom(
  tx: Db,
  { roomId, userId }: { roomId: string; userId: string },
): Promise<void> {
  const inRoom = tx
    .select({ id: groupSession.id })
    .from(groupSession)
    .where(eq(groupSession.roomId, roomId));
  await tx
    .delete(groupSessionJoin)
    .where(
      and(
        eq(groupSessionJoin.userId, userId),
        isNull(groupSessionJoin.outcome),
        inArray(groupSessionJoin.groupSessionId, inRoom),
      ),
    );
}

/**
 * Keeps others from adding group sessions to these rooms until commit. Without it, one added
 * meanwhile would be changed after the room was locked, where its joins wait for the room.
 */
export async function lockSchedules(tx: Db, roomIds: string[]): Promise<void> {
  if (roomIds.length === 0) return;
  await tx.execute(sql`
select pg_advisory_xact_lock(hashtextextended('group sessions of ' || id, 0))
from (select distinct unnest(${pgArray(roomIds)}::uuid[]) as id order by id) as rooms`);
}

/**
 * Locks the group sessions of rooms until commit, and those that a person created. Taken before the
 * rooms, as by joins (db/person-lock.ts).
 */
export async function lockGroupSessions(
  tx: Db,
  { roomIds, createdBy }: { roomIds: string[]; createdBy?: string },
): Promise<void> {
  await lockSchedules(tx, roomIds);
  const inRooms = and(inArray(groupSession.roomId, roomIds), isNull(groupSession.cancelledAt));
  await tx
    .select({ id: groupSession.id })
    .from(groupSession)
    .where(createdBy ? or(inRooms, eq(groupSession.createdBy, createdBy)) : inRooms)
    .orderBy(groupSession.id)
    .for("no key update");
}

/** Cancels the group sessions of rooms that nobody is in any more. */
export async function cancelInRooms(tx: Db, roomIds: string[]): Promise<void> {
  if (roomIds.length === 0) return;
  await tx
    .update(groupSession)
    .set({ cancelledAt: databaseNow, nextAt: null, nextDate: null })
    .where(and(inArray(groupSession.roomId, roomIds), isNull(groupSession.cancelledAt)));
}
