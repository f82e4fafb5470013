import { asc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { room, user } from "@/db/schema";

/**
 * Counts a change that the members of these rooms must see, in the transaction of the change. Rooms
 * are updated in the order of their ids, so that two transactions cannot deadlock.
 */
export async function bumpRooms(tx: Db, roomIds: string[]): Promise<void> {
  for (const id of [...new Set(roomIds)].sort()) {
    await tx
      .update(room)
      .set({ version: sql`${room.version} + 1` })
      .where(eq(room.id, id));
  }
}

/**
 * Like `bumpRooms` for any number of rooms. Returns the ids of those that exist.
 *
 * Locks the rows in a statement of its own. If one statement locked and updated a row that another
 * transaction has just updated, it would look at the row's old version twice, and could deadlock
 * with somebody who waits at that version.
 */
export async function bumpManyRooms(tx: Db, roomIds: string[]): Promise<string[]> {
  if (roomIds.length === 0) return [];
  const held = await tx
    .select({ id: room.id })
    .from(room)
    .where(inArray(room.id, roomIds))
    .orderBy(asc(room.id))
    .for("no key update");
  const ids = held.map(({ id }) => id);
  await tx
    .update(room)
    .set({ version: sql`${room.version} + 1` })
    .where(inArray(room.id, ids));
  return ids;
}

/** Counts a change that the other devices of these people must see, in the order of their ids. */
export async function bumpPeople(tx: Db, userIds: string[]): Promise<void> {
  for (const id of [...new Set(userIds)].sort()) {
    await tx
      .update(user)
      .set({ version: sql`${user.version} + 1` })
      .where(eq(user.id, id));
  }
}

/** Counts a change of the group sessions of a room that all its members may notice. */
export async function bumpGroupSessions(tx: Db, roomId: string): Promise<void> {
  await tx
    .update(room)
    .set({ groupVersion: sql`${room.groupVersion} + 1` })
    .where(eq(room.id, roomId));
}
