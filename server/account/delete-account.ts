import { and, eq, inArray, or } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { isWaiting, lockAlerts, lockNotes } from "@/db/deferred-note";
import { lockGroupSessions } from "@/db/group-session-plan";
import {
  authSession,
  coachAccess,
  coachGrant,
  coachNote,
  coachPlan,
  deferredNote,
  formerMembership,
  freeAlert,
  goal,
  groupSession,
  groupSessionJoin,
  invite,
  membership,
  noteMute,
  presence,
  restDate,
  restWeekdays,
  user,
  weeklyReview,
} from "@/db/schema";
import { forgetPerson } from "../auth/rate-limit";
import type { Notice } from "../live/announce";
import { bumpRooms } from "../live/versions";
import { requireFound } from "../refusal";
import {
  closeEmptyRooms,
  listAffectedRooms,
  listClosingRooms,
  lockPresence,
  passOnRooms,
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
 * for `removeHistory`. A room that loses its only owner is passed on or closed (`findSuccession`); an
 * empty room is deleted.
 *
 * Takes every kind of lock, in the order of db/person-lock.ts.
 */
export async function closeAccount(db: Db, userId: string): Promise<Notice> {
  return db.transaction(async (tx) => {
    await lockAccount(tx, userId);
    await deleteNotes(tx, userId);
    const rooms = await listAffectedRooms(tx, userId);
    await lockGroupSessions(tx, { roomIds: rooms, createdBy: userId });
    await tx.delete(groupSessionJoin).where(eq(groupSessionJoin.userId, userId));
    await lockPresence(tx);
    const email = await lockAccountRow(tx, userId);
    await bumpRooms(tx, rooms);
    const affected = await passOnRooms(tx, userId);
    await leaveRooms(tx, { userId, rooms });
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
      people: [...new Set([userId, ...affected])],
      devices: devices.map((device) => device.id),
    };
  });
}

/**
 * Deletes goals, days off, reviews, ended memberships and everything between the person and
 * coaches. Their invite links and group sessions stay without a creator.
 */
async function deletePlans(tx: Db, userId: string): Promise<void> {
  for (const own of [formerMembership, goal, restDate, restWeekdays, weeklyReview]) {
    await tx.delete(own).where(eq(own.userId, userId));
  }
  for (const between of [coachGrant, coachNote, coachPlan, coachAccess]) {
    await tx.delete(between).where(or(eq(between.userId, userId), eq(between.coachId, userId)));
  }
  await tx.update(invite).set({ createdBy: null }).where(eq(invite.createdBy, userId));
  await tx.update(groupSession).set({ createdBy: null }).where(eq(groupSession.createdBy, userId));
}

/**
 * Deletes the notes from and to the person, mutes and free alerts. Also locks what waits in rooms that
 * may close: a member who leaves at the same instant, and is refused because the room has closed,
 * would otherwise keep the notes that they held.
 */
async function deleteNotes(tx: Db, userId: string): Promise<void> {
  const isNote = or(eq(deferredNote.fromId, userId), eq(deferredNote.userId, userId));
  const closing = await listClosingRooms(tx, userId);
  await lockNotes(tx, or(isNote, and(inArray(deferredNote.roomId, closing), isWaiting)));
  await tx.delete(deferredNote).where(isNote);
  await tx.delete(noteMute).where(or(eq(noteMute.userId, userId), eq(noteMute.mutedId, userId)));
  const isAlert = or(eq(freeAlert.userId, userId), eq(freeAlert.aboutId, userId));
  await lockAlerts(tx, or(isAlert, inArray(freeAlert.roomId, closing)));
  await tx.delete(freeAlert).where(isAlert);
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

async function leaveRooms(
  tx: Db,
  { userId, rooms }: { userId: string; rooms: string[] },
): Promise<void> {
  await tx.delete(presence).where(eq(presence.userId, userId));
  await tx.delete(membership).where(eq(membership.userId, userId));
  await closeEmptyRooms(tx, rooms);
}
