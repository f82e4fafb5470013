import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { lockUser } from "@/db/person-lock";
import { membership } from "@/db/schema";
import { lockAccountRows } from "../account/queries";

/**
 * Serialises everything about two people until commit: their sessions, notes and departures. Takes
 * the locks in the order of ids, so that two people who write to each other cannot deadlock.
 */
export async function lockPair(tx: Db, userIds: readonly [string, string]): Promise<void> {
  for (const id of [...userIds].sort()) await lockUser(tx, id);
}

/**
 * Keeps two memberships of a room until commit. A room that closes ends them without the members'
 * locks. Locks the rows of the two people before, which are changed later.
 */
export async function keepMemberships(
  tx: Db,
  { roomId, userIds }: { roomId: string; userIds: readonly [string, string] },
): Promise<void> {
  await lockAccountRows(tx, [...userIds]);
  await tx
    .select({ userId: membership.userId })
    .from(membership)
    .where(and(eq(membership.roomId, roomId), inArray(membership.userId, [...userIds])))
    .orderBy(asc(membership.userId))
    .for("share");
}
