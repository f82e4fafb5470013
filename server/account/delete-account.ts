import { and, eq, ne, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { endGrants } from "@/db/coach-grant";
import {
  authSession,
  coachAccess,
  coachGrant,
  coachNote,
  coachPlan,
  goal,
  invite,
  membership,
  presence,
  restDate,
  restWeekdays,
  user,
  weeklyReview,
} from "@/db/schema";
import { findSuccessor } from "@/domain/room/succession";
import { forgetPerson } from "../auth/rate-limit";
import type { Notice } from "../live/announce";
import { bumpRooms } from "../live/versions";
import { requireFound } from "../refusal";
import {
  addToFormerMembers,
  closeEmptyRooms,
  countRoomSessions,
  listAffectedRooms,
  type RoomCount,
} from "./leave-rooms";
import { lockAccount } from "./queries";
import { logRemovalFailure, removeHistory } from "./remove-history";

/**
 * Deletes an account with all its data. First removes, in one step, what others see and every way
 * to sign in, and announces it. Then removes the history, which may be long, in small steps.
 */
export async function deleteAccount(
  db: Db,
  userId: string,
  announce: (notice: Notice) => void,
): Promise<void> {
  announce(await closeAccount(db, userId));
  await logRemovalFailure(() => removeHistory(db, userId));
}

/**
 * Closes an account in one short transaction. What remains is a row without a name and the history
 * for `removeHistory`. Rooms keep counts of the person's sessions. A room that loses its only owner
 * gets its longest-standing member as owner; an empty room is deleted.
 * Locks are taken in one order so that nothing else the person does can deadlock: person, presence,
 * user row, rooms, memberships, own rows.
 */
export async function closeAccount(db: Db, userId: string): Promise<Notice> {
  return db.transaction(async (tx) => {
    await lockAccount(tx, userId);
    const rooms = await listAffectedRooms(tx, userId);
    const counts = await countRoomSessions(tx, userId);
    await lockPresence(tx);
    const email = await lockAccountRow(tx, userId);
    await bumpRooms(tx, rooms);
    const successors = await assignNewOwners(tx, userId);
    await leaveRooms(tx, { userId, rooms, counts });
    const devices = await tx
      .delete(authSession)
      .where(eq(authSession.userId, userId))
      .returning({ id: authSession.id });
    await deletePlans(tx, userId);
    await tx
      .update(user)
      .set({
        name: "",
        email: null,
        passwordHash: null,
        timeZone: "UTC",
        latestDay: null,
        leftAt: databaseNow,
      })
      .where(eq(user.id, userId));
    await forgetPerson(tx, { userId, email });
    return {
      rooms,
      people: [userId, ...successors],
      devices: devices.map((device) => device.id),
    };
  });
}

/**
 * Deletes goals, days off, reviews and everything between the person and coaches. Their invite
 * links stay without a creator.
 */
async function deletePlans(tx: Db, userId: string): Promise<void> {
  for (const own of [goal, restDate, restWeekdays, weeklyReview]) {
    await tx.delete(own).where(eq(own.userId, userId));
  }
  for (const between of [coachGrant, coachNote, coachPlan, coachAccess]) {
    await tx.delete(between).where(or(eq(between.userId, userId), eq(between.coachId, userId)));
  }
  await tx.update(invite).set({ createdBy: null }).where(eq(invite.createdBy, userId));
}

/**
 * Blocks writes to presence until the end of this short transaction. A presence write locks rows of
 * many people before it waits for rooms; locking single rows while holding rooms could deadlock.
 */
async function lockPresence(tx: Db): Promise<void> {
  await tx.execute(sql`lock table ${presence} in share row exclusive mode`);
}

/**
 * Locks the person's row, so that rooms cannot remove them meanwhile. Returns the email address.
 */
async function lockAccountRow(tx: Db, userId: string): Promise<string | null> {
  const [row] = await tx
    .select({ email: user.email })
    .from(user)
    .where(eq(user.id, userId))
    .for("no key update");
  return requireFound(row, "sign_in_required").email;
}

/** Gives each room that loses its only owner another one. Returns their ids. */
async function assignNewOwners(tx: Db, userId: string): Promise<string[]> {
  const own = await tx
    .select({ roomId: membership.roomId })
    .from(membership)
    .where(and(eq(membership.userId, userId), eq(membership.role, "owner")));
  const successors: string[] = [];
  for (const { roomId } of own) {
    const remainingMembers = await tx
      .select()
      .from(membership)
      .where(and(eq(membership.roomId, roomId), ne(membership.userId, userId)));
    const successor = findSuccessor(remainingMembers);
    if (!successor) continue;
    const isThis = and(eq(membership.roomId, roomId), eq(membership.userId, successor.userId));
    await tx.update(membership).set({ role: "owner" }).where(isThis);
    await endGrants(tx, { roomId, userId: successor.userId, asCoach: true });
    successors.push(successor.userId);
  }
  return successors;
}

async function leaveRooms(
  tx: Db,
  { userId, rooms, counts }: { userId: string; rooms: string[]; counts: RoomCount[] },
): Promise<void> {
  await addToFormerMembers(tx, counts);
  await tx.delete(presence).where(eq(presence.userId, userId));
  await tx.delete(membership).where(eq(membership.userId, userId));
  await closeEmptyRooms(tx, rooms);
}
