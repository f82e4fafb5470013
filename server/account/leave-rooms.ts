import { and, eq, inArray, isNotNull, isNull, ne, notExists, sql } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { endAllGrants } from "@/db/coach-grant";
import { dropAllWaiting } from "@/db/deferred-note";
import { recordEnd } from "@/db/former-membership";
import { cancelInRooms } from "@/db/group-session-plan";
import { focusSession, invite, membership, presence, room } from "@/db/schema";
import { findSuccession } from "@/domain/room/succession";

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

/** Returns the coaching rooms that a person owns. Only they can close with the person. */
export async function listClosingRooms(tx: Db, userId: string): Promise<string[]> {
  const owned = await tx
    .select({ roomId: room.id })
    .from(membership)
    .innerJoin(room, eq(room.id, membership.roomId))
    .where(and(eq(membership.userId, userId), eq(membership.role, "owner"), room.isCoachingRoom));
  return owned.map(({ roomId }) => roomId);
}

/**
 * Passes on or closes each room that loses its only owner. Returns the people for whom the room
 * changes: new owners, and the former members of closed rooms. The caller holds the rooms' locks.
 */
export async function passOnRooms(tx: Db, userId: string): Promise<string[]> {
  const owned = await tx
    .select({ roomId: room.id, slug: room.slug, isCoachingRoom: room.isCoachingRoom })
    .from(membership)
    .innerJoin(room, eq(room.id, membership.roomId))
    .where(and(eq(membership.userId, userId), eq(membership.role, "owner")));
  const affected: string[] = [];
  for (const { roomId, slug, isCoachingRoom } of owned) {
    const inRoom = eq(membership.roomId, roomId);
    const others = await tx
      .select()
      .from(membership)
      .where(and(inRoom, ne(membership.userId, userId)));
    const succession = findSuccession({ isCoachingRoom }, others);
    if (succession.outcome === "passes") {
      const { to, position } = succession;
      await tx
        .update(membership)
        .set({ ...position, isNewOwner: true })
        .where(and(inRoom, eq(membership.userId, to.userId)));
      affected.push(to.userId);
    } else if (succession.outcome === "closes") {
      await closeRoom(tx, roomId);
      const userIds = others.map((member) => member.userId);
      await recordEnd(tx, { slug, userIds, ended: "closed" });
      affected.push(...userIds);
    }
  }
  return affected;
}

/**
 * Ends every membership, grant and presence of a room, and drops its waiting notes. Its members keep
 * their sessions, and `closeEmptyRooms` revokes its links. Does not take the members' locks: a
 * session that one of them starts meanwhile stays theirs, and nobody sees it.
 */
async function closeRoom(tx: Db, roomId: string): Promise<void> {
  await endAllGrants(tx, roomId);
  await tx.delete(presence).where(eq(presence.roomId, roomId));
  await tx.delete(membership).where(eq(membership.roomId, roomId));
  await dropAllWaiting(tx, roomId);
}

/**
 * Blocks writes to presence until the end of this short transaction. A presence write locks rows of
 * many people before it waits for rooms; locking single rows while holding rooms could deadlock.
 */
export async function lockPresence(tx: Db): Promise<void> {
  await tx.execute(sql`lock table ${presence} in share row exclusive mode`);
}

/**
 * Deletes the empty ones of these rooms. A room with sessions of former members stays, with its
 * links revoked. So does a room in which a session begins right now: waiting for its transaction,
 * which waits for the room, would deadlock.
 */
export async function closeEmptyRooms(tx: Db, rooms: string[]): Promise<void> {
  const seats = tx.select().from(membership).where(eq(membership.roomId, room.id));
  const sessions = tx.select().from(focusSession).where(eq(focusSession.roomId, room.id));
  const isEmpty = and(inArray(room.id, rooms), notExists(seats));
  const unused = await tx
    .select({ id: room.id })
    .from(room)
    .where(and(isEmpty, notExists(sessions)))
    .for("update", { skipLocked: true });
  const ids = unused.map(({ id }) => id);
  if (ids.length > 0) await tx.delete(room).where(inArray(room.id, ids));
  const empty = tx.select({ id: room.id }).from(room).where(isEmpty);
  await cancelInRooms(
    tx,
    (await empty).map(({ id }) => id),
  );
  await tx
    .update(invite)
    .set({ revokedAt: databaseNow })
    .where(and(isNull(invite.revokedAt), inArray(invite.roomId, empty)));
}
