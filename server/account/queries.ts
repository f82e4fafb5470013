import { and, asc, desc, eq, gt, inArray, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { lockUser } from "@/db/person-lock";
import { authSession, membership, user } from "@/db/schema";
import { requireFound } from "../refusal";

/** A person's own account, without anything secret. */
export async function findAccount(db: Db, userId: string) {
  const [row] = await db
    .select()
    .from(user)
    .where(and(eq(user.id, userId), isNull(user.leftAt)));
  if (!row) return null;
  const { id, name, email, timeZone, passwordHash } = row;
  return { id, name, email, timeZone, isGuest: passwordHash === null };
}

/** The devices on which a person is signed in, the last used first. */
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

/** Ids of the rooms a person is in. */
export async function listRoomIds(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .select({ roomId: membership.roomId })
    .from(membership)
    .where(eq(membership.userId, userId));
  return rows.map((row) => row.roomId);
}

/**
 * Makes what a person does wait for each other until commit, the deletion of their account
 * included; answers their name and time zone. Refused with `sign_in_required` when the account is gone.
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
 * Of these people, those who have not left, and cannot until commit: waits for one who is leaving.
 * The rows are taken in the order of their ids, so that two who hold several cannot wait in a circle.
 * Whoever takes a person's activities as well takes those first, as the removal does.
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
