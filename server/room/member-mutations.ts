import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { endGrants } from "@/db/coach-grant";
import { dropWaiting } from "@/db/deferred-note";
import { recordEnd } from "@/db/former-membership";
import { cancelInRooms, endJoinsInRoom, lockGroupSessions } from "@/db/group-session-plan";
import { lockUser } from "@/db/person-lock";
import { invite, membership, room } from "@/db/schema";
import { changePosition, type PositionWithAgreement } from "@/domain/room/coach-agreement";
import { becomesNewOwner } from "@/domain/room/new-owner";
import { changeRole, isCoach, type Position, type Role } from "@/domain/room/permissions";
import type { Sharing } from "@/domain/room/sharing";
import type { Notice } from "../live/announce";
import { bumpPeople, bumpRooms } from "../live/versions";
import { Refusal, requireFound } from "../refusal";
import { isLastOwner, isOnlyMember, lockMemberships } from "./member-queries";

// Locks are taken in the order of db/person-lock.ts.

interface Member {
  roomId: string;
  userId: string;
}

/**
 * Changes a member's role. A room always keeps an owner. Grants to a coach end with the role and do
 * not come back with it. A member whom somebody else makes a coach of a coaching room stays invisible
 * to the other members until they agree (`agreeToBeSeen`).
 */
export async function setRole(
  db: Db,
  { by, role, ...member }: Member & { by: string; role: Role },
): Promise<Notice> {
  return db.transaction(async (tx) => {
    await lockMemberships(tx, { roomId: member.roomId, by, action: "set_role" });
    if (role !== "owner" && (await isLastOwner(tx, member))) throw new Refusal("last_owner");
    return updatePosition(tx, member, {
      isOwnAct: by === member.userId,
      to: (seat) => changeRole(role, seat),
    });
  });
}

/**
 * Lets an owner coach as well, or stop coaching. Owners change only their own setting, because
 * members share with them by it. An owner who starts to coach agrees to be seen.
 */
export async function setCoaching(
  db: Db,
  { alsoCoaches, ...member }: Member & { alsoCoaches: boolean },
): Promise<Notice> {
  const { roomId, userId: by } = member;
  return db.transaction(async (tx) => {
    await lockMemberships(tx, { roomId, by, action: "set_own_coaching" });
    const to = () => ({ role: "owner", alsoCoaches }) as const;
    return updatePosition(tx, member, { isOwnAct: true, to });
  });
}

async function updatePosition(
  tx: Db,
  member: Member,
  { isOwnAct, to }: { isOwnAct: boolean; to: (before: Position) => Position },
): Promise<Notice> {
  const [row] = await tx
    .select({ seat: membership, isCoachingRoom: room.isCoachingRoom })
    .from(membership)
    .innerJoin(room, eq(room.id, membership.roomId))
    .where(isThis(member));
  const { seat, isCoachingRoom } = requireFound(row, "member_not_found");
  const position = changePosition(seat, to(seat), { isCoachingRoom, isOwnAct });
  const isNewOwner = becomesNewOwner(seat, position, { isOwnAct });
  const notice = await change(tx, member, { ...position, isNewOwner });
  if (!isCoach(position)) await endGrants(tx, { ...member, asCoach: true });
  return notice;
}

/**
 * Lets the other members see a coach who was made one by somebody else. Changes nothing for a member
 * who does not wait for this, so it can be repeated.
 */
export async function agreeToBeSeen(db: Db, member: Member): Promise<Notice> {
  return db.transaction(async (tx) => {
    const { roomId, userId: by } = member;
    await lockMemberships(tx, { roomId, by, action: "see_room" });
    const agreed = await tx
      .update(membership)
      .set({ awaitsAgreement: false })
      .where(and(isThis(member), membership.awaitsAgreement))
      .returning({ userId: membership.userId });
    if (agreed.length === 0) return {};
    await bumpRooms(tx, [roomId]);
    return { rooms: [roomId] };
  });
}

/**
 * Notes that a member whom somebody else made an owner has seen the notice about it. Changes nothing
 * for others, so it can be repeated.
 */
export async function dismissOwnerNotice(db: Db, member: Member): Promise<void> {
  await db.update(membership).set({ isNewOwner: false }).where(isThis(member));
}

/**
 * Sets how much the room sees of a member's sessions, including the running one. Takes the person's
 * lock, because a session started at the same time hands over what is shared at that moment.
 */
export async function setSharing(
  db: Db,
  { sharing, ...member }: Member & { sharing: Sharing },
): Promise<Notice> {
  return db.transaction(async (tx) => {
    await lockUser(tx, member.userId);
    return change(tx, member, { sharing });
  });
}

/**
 * Sets whether the room sees until when a personal session runs. Takes the person's lock, because a
 * session started at the same time notifies the rooms set at that moment.
 */
export async function setShowsBusy(
  db: Db,
  { showsBusy, ...member }: Member & { showsBusy: boolean },
): Promise<Notice> {
  return db.transaction(async (tx) => {
    await lockUser(tx, member.userId);
    return change(tx, member, { showsBusy, answeredBusy: true });
  });
}

/** Joins or leaves the room's comparison. No live view shows it, so no notice is sent. */
export async function setCompared(
  db: Db,
  { isCompared, ...member }: Member & { isCompared: boolean },
): Promise<void> {
  const rows = await db.update(membership).set({ isCompared }).where(isThis(member)).returning();
  requireFound(rows[0], "member_not_found");
}

/**
 * Ends a membership: one's own by leaving, or another's if `by` is an owner. Past sessions stay
 * with the person. The last owner cannot leave while other members remain, because nobody could
 * invite. When the last member leaves, the room's links are revoked.
 */
export async function endMembership(
  db: Db,
  { by, ...member }: Member & { by: string },
): Promise<Notice> {
  const { roomId, userId } = member;
  return db.transaction(async (tx) => {
    // The person's lock orders this and a session started in the room at the same time.
    await lockUser(tx, userId);
    await dropWaiting(tx, member);
    await lockGroupSessions(tx, { roomIds: [roomId] });
    await endJoinsInRoom(tx, member);
    await bumpPeople(tx, [userId]);
    const action = by === userId ? "leave_room" : "remove_member";
    await lockMemberships(tx, { roomId, by, action });
    const isLastMember = await isOnlyMember(tx, member);
    if (!isLastMember && (await isLastOwner(tx, member))) throw new Refusal("last_owner");
    const ended = await tx.delete(membership).where(isThis(member)).returning();
    requireFound(ended[0], "member_not_found");
    if (by !== userId) await recordRemoval(tx, member);
    await endGrants(tx, member);
    if (isLastMember) {
      await closeLinks(tx, roomId);
      await cancelInRooms(tx, [roomId]);
    }
    await bumpRooms(tx, [roomId]);
    return { rooms: [roomId], people: [userId] };
  });
}

async function recordRemoval(tx: Db, { roomId, userId }: Member): Promise<void> {
  const [row] = await tx.select({ slug: room.slug }).from(room).where(eq(room.id, roomId));
  if (row) await recordEnd(tx, { ...row, userIds: [userId], ended: "removed" });
}

async function closeLinks(tx: Db, roomId: string): Promise<void> {
  await tx
    .update(invite)
    .set({ revokedAt: databaseNow })
    .where(and(eq(invite.roomId, roomId), isNull(invite.revokedAt)));
}

async function change(
  tx: Db,
  member: Member,
  set:
    | (PositionWithAgreement & { isNewOwner: boolean })
    | { sharing: Sharing }
    | { showsBusy: boolean; answeredBusy: true },
): Promise<Notice> {
  await bumpRooms(tx, [member.roomId]);
  const rows = await tx.update(membership).set(set).where(isThis(member)).returning();
  requireFound(rows[0], "member_not_found");
  return { rooms: [member.roomId] };
}

const isThis = ({ roomId, userId }: Member) =>
  and(eq(membership.roomId, roomId), eq(membership.userId, userId));
