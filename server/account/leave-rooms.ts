import { and, eq, inArray, isNotNull, isNull, notExists, sql } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { activity, focusSession, formerMembers, invite, membership, room } from "@/db/schema";
import { MIN_FORMER_MEMBERS } from "@/domain/room/room-comparison";

/** Returns the rooms in which the person has a membership, a session or an invite link. */
export async function listAffectedRooms(tx: Db, userId: string): Promise<string[]> {
  const rows = await union(
    tx.select({ roomId: membership.roomId }).from(membership).where(eq(membership.userId, userId)),
    tx
      .select({ roomId: sql<string>`${focusSession.roomId}` })
      .from(focusSession)
      .where(and(eq(focusSession.userId, userId), isNotNull(focusSession.roomId))),
    tx.select({ roomId: invite.roomId }).from(invite).where(eq(invite.createdBy, userId)),
  );
  return rows.map((row) => row.roomId);
}

/** Totals of a person's ended sessions in a room, without rests. */
export type RoomCount = typeof formerMembers.$inferInsert;

export async function countRoomSessions(tx: Db, userId: string): Promise<RoomCount[]> {
  const isBroken = sql`(${focusSession.brokenAt} is not null or ${focusSession.driftedAt} is not null)`;
  const isCompleted = sql`(not ${isBroken} and ${focusSession.plannedEnd} <= ${databaseNow})`;
  const counts = await tx
    .select({
      roomId: sql<string>`${focusSession.roomId}`,
      people: sql<number>`1`.mapWith(Number),
      completed: sql`count(*) filter (where ${isCompleted})`.mapWith(Number),
      broken: sql`count(*) filter (where ${isBroken})`.mapWith(Number),
      focusMinutes:
        sql`coalesce(sum(${focusSession.plannedMinutes}) filter (where ${isCompleted}), 0)`.mapWith(
          Number,
        ),
    })
    .from(focusSession)
    .innerJoin(activity, eq(activity.id, focusSession.activityId))
    .where(
      and(
        eq(focusSession.userId, userId),
        isNotNull(focusSession.roomId),
        eq(activity.isRest, false),
      ),
    )
    .groupBy(focusSession.roomId);
  return counts.filter(({ completed, broken }) => completed + broken > 0);
}

/**
 * Adds the totals of a leaving person to those of former members. The room sees them only in
 * groups, so that nobody's own totals can be inferred.
 */
export async function addToFormerMembers(tx: Db, counts: RoomCount[]): Promise<void> {
  if (counts.length === 0) return;
  await tx
    .insert(formerMembers)
    .values(counts)
    .onConflictDoUpdate({
      target: formerMembers.roomId,
      set: {
        people: sql`${formerMembers.people} + excluded.people`,
        completed: sql`${formerMembers.completed} + excluded.completed`,
        broken: sql`${formerMembers.broken} + excluded.broken`,
        focusMinutes: sql`${formerMembers.focusMinutes} + excluded.focus_minutes`,
      },
    });
  const isMany = sql`${formerMembers.people} >= ${formerMembers.shownPeople} + ${MIN_FORMER_MEMBERS}`;
  const rooms = counts.map(({ roomId }) => roomId);
  await tx
    .update(formerMembers)
    .set({
      shownPeople: formerMembers.people,
      shownCompleted: formerMembers.completed,
      shownBroken: formerMembers.broken,
      shownFocusMinutes: formerMembers.focusMinutes,
    })
    .where(and(inArray(formerMembers.roomId, rooms), isMany));
}

/**
 * Deletes the empty ones of these rooms. A room with sessions of former members stays, with its
 * links revoked.
 */
export async function closeEmptyRooms(tx: Db, rooms: string[]): Promise<void> {
  const seats = tx.select().from(membership).where(eq(membership.roomId, room.id));
  const sessions = tx.select().from(focusSession).where(eq(focusSession.roomId, room.id));
  const isEmpty = and(inArray(room.id, rooms), notExists(seats));
  await tx.delete(room).where(and(isEmpty, notExists(sessions)));
  const empty = tx.select({ id: room.id }).from(room).where(isEmpty);
  await tx
    .update(invite)
    .set({ revokedAt: databaseNow })
    .where(and(isNull(invite.revokedAt), inArray(invite.roomId, empty)));
}
