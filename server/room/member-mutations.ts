import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { endGrants } from "@/db/coach-grant";
import { lockUser } from "@/db/person-lock";
import { invite, membership } from "@/db/schema";
import { isCoach, type Position, positionIn, type Role } from "@/domain/room/permissions";
import type { Sharing } from "@/domain/room/sharing";
import type { Notice } from "../live/announce";
import { bumpPeople, bumpRooms } from "../live/versions";
import { Refusal, requireFound } from "../refusal";
import { isAlone, isLastOwner, lockMemberships } from "./member-queries";

// Every change takes its locks in one order, so that no two deadlock: person, room, membership.

interface Member {
  roomId: string;
  userId: string;
}

/**
 * Gives a member another role; a room always keeps an owner. What somebody was let see as a coach
 * ends when they cease to be one, and does not come back with it.
 */
export async function setRole(
  db: Db,
  { by, role, ...member }: Member & { by: string; role: Role },
): Promise<Notice> {
  return db.transaction(async (tx) => {
    await lockMemberships(tx, { roomId: member.roomId, by, action: "set_role" });
    if (role !== "owner" && (await isLastOwner(tx, member))) throw new Refusal("last_owner");
    const [seat] = await tx.select().from(membership).where(isThis(member));
    const position = positionIn(role, requireFound(seat, "member_not_found"));
    return changePosition(tx, member, position);
  });
}

/** Has an owner coach as well, or no longer; only themselves, whom members let see something then. */
export async function setCoaching(
  db: Db,
  { alsoCoaches, ...member }: Member & { alsoCoaches: boolean },
): Promise<Notice> {
  const { roomId, userId: by } = member;
  return db.transaction(async (tx) => {
    await lockMemberships(tx, { roomId, by, action: "set_own_coaching" });
    return changePosition(tx, member, { role: "owner", alsoCoaches });
  });
}

async function changePosition(tx: Db, member: Member, position: Position): Promise<Notice> {
  const notice = await change(tx, member, position);
  if (!isCoach(position)) await endGrants(tx, { ...member, asCoach: true });
  return notice;
}

/** Chooses what the room sees of a member's sessions, the running one included. */
export async function setSharing(
  db: Db,
  { sharing, ...member }: Member & { sharing: Sharing },
): Promise<Notice> {
  return db.transaction((tx) => change(tx, member, { sharing }));
}

/**
 * Lets the room know until when a session of the member's own runs, or no longer. Held against a
 * start of the same person, which tells the rooms that it finds.
 */
export async function setShowsBusy(
  db: Db,
  { showsBusy, ...member }: Member & { showsBusy: boolean },
): Promise<Notice> {
  return db.transaction(async (tx) => {
    await lockUser(tx, member.userId);
    return change(tx, member, { showsBusy });
  });
}

/**
 * Takes part in the room's comparison or leaves it. Nothing that is live shows it: the next look at
 * the room's dashboard does.
 */
export async function setCompared(
  db: Db,
  { isCompared, ...member }: Member & { isCompared: boolean },
): Promise<void> {
  const rows = await db.update(membership).set({ isCompared }).where(isThis(member)).returning();
  requireFound(rows[0], "member_not_found");
}

/**
 * Ends a membership: one's own by leaving, another's (`by` an owner) by removing. Past sessions
 * stay with their person. The last owner cannot go while others stay, who would have nobody to
 * invite; when the last member goes, the room's links are closed behind them.
 */
export async function endMembership(
  db: Db,
  { by, ...member }: Member & { by: string },
): Promise<Notice> {
  const { roomId, userId } = member;
  return db.transaction(async (tx) => {
    // Who starts in this room at the same instant does so before they go, or finds no room.
    await lockUser(tx, userId);
    await bumpPeople(tx, [userId]);
    const action = by === userId ? "leave_room" : "remove_member";
    await lockMemberships(tx, { roomId, by, action });
    const leavesNobody = await isAlone(tx, member);
    if (!leavesNobody && (await isLastOwner(tx, member))) throw new Refusal("last_owner");
    const ended = await tx.delete(membership).where(isThis(member)).returning();
    requireFound(ended[0], "member_not_found");
    await endGrants(tx, member);
    if (leavesNobody) await closeLinks(tx, roomId);
    await bumpRooms(tx, [roomId]);
    return { rooms: [roomId], people: [userId] };
  });
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
  set: Position | { sharing: Sharing } | { showsBusy: boolean },
): Promise<Notice> {
  await bumpRooms(tx, [member.roomId]);
  const rows = await tx.update(membership).set(set).where(isThis(member)).returning();
  requireFound(rows[0], "member_not_found");
  return { rooms: [member.roomId] };
}

const isThis = ({ roomId, userId }: Member) =>
  and(eq(membership.roomId, roomId), eq(membership.userId, userId));
