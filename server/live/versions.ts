import { eq, sql } from "drizzle-orm";
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
