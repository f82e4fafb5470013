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
 * Deletes an account and everything of the person: at once what others could see of them and every
 * way in, then their record, which may be long, step by step. Who must hear of it is announced in
 * between.
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
 * Ends all that a person is here, in one short transaction: a row without a name is left, and the
 * record for `removeHistory`. Of their sessions, rooms keep counts; a room that loses its only owner
 * gets its longest-standing member as one, a room that is left empty goes too. Answers whose devices
 * and rooms must hear of it.
 *
 * Locks are taken in one order, so that nobody who starts, leaves, joins or is here meanwhile can
 * deadlock with it: the person, presence, the person's row, rooms, memberships, their own rows.
 */
export async function closeAccount(db: Db, userId: string): Promise<Notice> {
  return db.transaction(async (tx) => {
    await lockAccount(tx, userId);
    const rooms = await listAffectedRooms(tx, userId);
    const counts = await countRoomSessions(tx, userId);
    await lockPresence(tx);
    const email = await holdRow(tx, userId);
    await bumpRooms(tx, rooms);
    const successors = await handOver(tx, userId);
    await leaveRooms(tx, { userId, rooms, counts });
    const devices = await tx
      .delete(authSession)
      .where(eq(authSession.userId, userId))
      .returning({ id: authSession.id });
    await forgetPlans(tx, userId);
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

/** What a person planned and what stood between them and coaches; links they made are nobody's. */
async function forgetPlans(tx: Db, userId: string): Promise<void> {
  for (const own of [goal, restDate, restWeekdays, weeklyReview]) {
    await tx.delete(own).where(eq(own.userId, userId));
  }
  for (const between of [coachGrant, coachNote, coachPlan, coachAccess]) {
    await tx.delete(between).where(or(eq(between.userId, userId), eq(between.coachId, userId)));
  }
  await tx.update(invite).set({ createdBy: null }).where(eq(invite.createdBy, userId));
}

/**
 * Lets nobody come or go for the rest of this transaction, which is short from here. Who writes
 * presence holds rows of many people before it waits for rooms; taking some of them one by one
 * while holding rooms could wait in a circle.
 */
async function lockPresence(tx: Db): Promise<void> {
  await tx.execute(sql`lock table ${presence} in share row exclusive mode`);
}

/** Holds the person's row against whoever removes them from a room; answers the e-mail. */
async function holdRow(tx: Db, userId: string): Promise<string | null> {
  const [row] = await tx
    .select({ email: user.email })
    .from(user)
    .where(eq(user.id, userId))
    .for("no key update");
  return requireFound(row, "sign_in_required").email;
}

/** Gives each room that loses its only owner another one; answers who they are. */
async function handOver(tx: Db, userId: string): Promise<string[]> {
  const own = await tx
    .select({ roomId: membership.roomId })
    .from(membership)
    .where(and(eq(membership.userId, userId), eq(membership.role, "owner")));
  const successors: string[] = [];
  for (const { roomId } of own) {
    const stayers = await tx
      .select()
      .from(membership)
      .where(and(eq(membership.roomId, roomId), ne(membership.userId, userId)));
    const successor = findSuccessor(stayers);
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
