import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { coachGrant, membership } from "@/db/schema";
import { isShownCoach, type PositionWithAgreement } from "@/domain/room/coach-agreement";
import { lockAccountRows } from "../../account/queries";
import type { Notice } from "../../live/announce";
import { bumpGroupSessions, bumpPeople } from "../../live/versions";

interface Member extends PositionWithAgreement {
  roomId: string;
  userId: string;
  isCoachingRoom: boolean;
}

/**
 * Records in the versions that a member's own join changed, and returns the notice. In a coaching
 * room it must reach only the member and the coaches who see them.
 */
export async function recordJoinChange(tx: Db, member: Member): Promise<Notice> {
  const { roomId, userId, isCoachingRoom } = member;
  if (!isCoachingRoom || isShownCoach(member)) {
    await bumpGroupSessions(tx, roomId);
    return { groupSessions: [roomId], groupSessionsOf: [userId] };
  }
  const people = await listJoinViewers(tx, member);
  await bumpPeople(tx, people);
  return { groupSessionsOf: people };
}

/**
 * Locks the rows of the people who see a change of a member's own join. Called before a session that
 * starts with it locks the room, to keep the order of locks.
 */
export async function lockJoinViewers(tx: Db, member: Member): Promise<void> {
  if (!member.isCoachingRoom || isShownCoach(member)) return;
  await lockAccountRows(tx, await listJoinViewers(tx, member));
}

/** The member and the coaches of a coaching room with whom they share. */
async function listJoinViewers(tx: Db, { roomId, userId }: Member): Promise<string[]> {
  const coaches = await tx
    .select({ userId: coachGrant.coachId })
    .from(coachGrant)
    .innerJoin(
      membership,
      and(eq(membership.roomId, coachGrant.roomId), eq(membership.userId, coachGrant.coachId)),
    )
    .where(
      and(
        eq(coachGrant.roomId, roomId),
        eq(coachGrant.userId, userId),
        isNull(coachGrant.revokedAt),
      ),
    );
  return [...new Set([userId, ...coaches.map((coach) => coach.userId)])];
}
