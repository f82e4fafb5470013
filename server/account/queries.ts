import { and, asc, desc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { lockUser } from "@/db/person-lock";
import { type Given, prepareQuery } from "@/db/prepare-query";
import { authSession, membership, user } from "@/db/schema";
import { requireFound } from "../refusal";

const selectAccount = prepareQuery((db, { userId }: Given<"userId">) =>
  db
    .select({
      id: user.id,
      name: user.name,
      email: user.email,
      timeZone: user.timeZone,
      isGuest: sql<boolean>`${user.passwordHash} is null`,
    })
    .from(user)
    .where(and(eq(user.id, userId), isNull(user.leftAt))),
);

/** Returns a person's own account without secrets, or `null`. */
export async function findAccount(db: Db, userId: string) {
  const [account] = await selectAccount(db, { userId });
  return account ?? null;
}

/** Lists the devices on which a person is signed in, last used first. */
export async function listDevices(db: Db, { userId, sid }: { userId: string; sid: string }) {
  const rows = await db
    .select()
    .from(authSession)
    .where(and(eq(authSession.userId, userId), gt(authSession.expiresAt, databaseNow)))
    .orderBy(desc(authSession.lastSeenAt), authSession.id);
  return rows.map((row) => ({
    id: row.id,
    device: row.device,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    isCurrent: row.id === sid,
  }));
}

/** Returns the ids of a person's rooms. */
export async function listRoomIds(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .select({ roomId: membership.roomId })
    .from(membership)
    .where(eq(membership.userId, userId));
  return rows.map((row) => row.roomId);
}

/**
 * Takes the person's advisory lock until commit and returns their name and time zone. The deletion
 * of the account takes it too. Refuses with `sign_in_required` if the account is gone.
 */
export async function lockAccount(
  tx: Db,
  userId: string,
): Promise<{ name: string; timeZone: string }> {
  await lockUser(tx, userId);
  const [person] = await tx
    .select({ name: user.name, timeZone: user.timeZone })
    .from(user)
    .where(and(eq(user.id, userId), isNull(user.leftAt)));
  return requireFound(person, "sign_in_required");
}

/**
 * Locks the rows of those people whose accounts exist, until commit, and returns their ids. Waits
 * for a deletion in progress. Locks in the order of ids to avoid deadlocks. A caller that also
 * locks a person's activities locks those first, as `removePerson` does.
 */
export async function lockAccountRows(tx: Db, userIds: string[]): Promise<Set<string>> {
  if (userIds.length === 0) return new Set();
  const rows = await tx
    .select({ userId: user.id })
    .from(user)
    .where(and(inArray(user.id, userIds), isNull(user.leftAt)))
    .orderBy(asc(user.id))
    .for("no key update");
  return new Set(rows.map((row) => row.userId));
}
