import { asc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { room } from "@/db/schema";

/**
 * Counts a change that the members of these rooms must see, in the transaction of the change. Rooms
 * are updated in the order of their ids, so that two transactions cannot deadlock.
 */
export async function bumpRooms(tx: Db, roomIds: string[]): Promise<Versions> {
  return bumpEach(tx, BUMP_ROOM, roomIds);
}

/** The versions after a change, by id. */
export type Versions = ReadonlyMap<string, number>;

const BUMP_ROOM = "update room set version = version + 1 where id = $1::uuid returning version";
const BUMP_PERSON = `update "user" set version = version + 1 where id = $1::uuid returning version`;

/** One statement for each, because the order in which one statement locks its rows is unknown. */
async function bumpEach(tx: Db, statement: string, ids: string[]): Promise<Versions> {
  const sorted = [...new Set(ids)].sort();
  const bumped = await Promise.all(
    sorted.map((id) => tx.prepared<{ version: string | number }>(statement, [id])),
  );
  return new Map(
    sorted.flatMap(
      (id, i) => bumped[i]?.map(({ version }) => [id, Number(version)] as const) ?? [],
    ),
  );
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
export async function bumpPeople(tx: Db, userIds: string[]): Promise<Versions> {
  return bumpEach(tx, BUMP_PERSON, userIds);
}

/** Counts a change of the group sessions of a room that all its members may notice. */
export async function bumpGroupSessions(tx: Db, roomId: string): Promise<void> {
  await tx
    .update(room)
    .set({ groupVersion: sql`${room.groupVersion} + 1` })
    .where(eq(room.id, roomId));
}
