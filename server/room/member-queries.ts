import { and, count, eq, inArray, ne } from "drizzle-orm";
import type { Db } from "@/db/client";
import { isShownCoachSeat } from "@/db/coach-seat";
import { membership, room, user } from "@/db/schema";
import { filterVisible, findListAudience } from "@/domain/room/audience";
import type { PositionWithAgreement } from "@/domain/room/coach-agreement";
import { isImpersonation, isSimilarName } from "@/domain/room/impersonation";
import { isAllowed, isCoach, type RoomAction } from "@/domain/room/permissions";
import { Refusal, requireFound } from "../refusal";
import { listSharingMembers, type Membership } from "./queries";

/**
 * Lists the members of a room that this member may see: owners first, then in the order they
 * joined.
 */
export async function listMembers(
  db: Db,
  {
    roomId,
    userId,
    ...seat
  }: Pick<Membership, "roomId" | "isCoachingRoom"> & PositionWithAgreement & { userId: string },
) {
  const rows = await db
    .select({
      userId: user.id,
      name: user.name,
      role: membership.role,
      alsoCoaches: membership.alsoCoaches,
      awaitsAgreement: membership.awaitsAgreement,
      sharing: membership.sharing,
      joinedAt: membership.joinedAt,
    })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(eq(membership.roomId, roomId))
    .orderBy(ne(membership.role, "owner"), membership.joinedAt, user.id);
  const members = isCoach(seat) ? await listSharingMembers(db, { roomId, coachId: userId }) : [];
  const audience = findListAudience(seat, { userId, ...seat }, { members, targets: [] });
  return filterVisible(audience, rows).map((row) => ({
    ...row,
    awaitsAgreement: row.awaitsAgreement && (seat.role === "owner" || row.userId === userId),
    joinedAt: row.joinedAt.toISOString(),
  }));
}

/**
 * Refuses a name that could be taken for a coach's in one of these rooms: `name_taken`. A person whose
 * name before was similar to that coach's already may spell it differently.
 */
export async function refuseImpersonation(
  tx: Db,
  {
    roomIds,
    userId,
    name,
    nameBefore,
  }: { roomIds: string[]; userId: string; name: string; nameBefore?: string },
): Promise<void> {
  const coaches = await tx
    .select({ name: user.name })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(
      and(
        inArray(membership.roomId, roomIds),
        ne(membership.userId, userId),
        isShownCoachSeat(membership),
      ),
    );
  const others = coaches.filter((coach) => !nameBefore || !isSimilarName(nameBefore, coach.name));
  if (isImpersonation(name, others)) throw new Refusal("name_taken");
}

/**
 * Locks the room's memberships until commit, so that changes follow one another. Refuses if `by` no
 * longer has the right to the action, for example after two owners removed each other. Returns the
 * membership of `by` and the room's facts.
 */
export async function lockMemberships(
  tx: Db,
  { roomId, by, action }: { roomId: string; by: string; action: RoomAction },
) {
  // "for update" would block starts in this room, whose foreign key reads the row.
  const [place] = await tx
    .select({
      membersInvite: room.membersInvite,
      membersSchedule: room.membersSchedule,
      isCoachingRoom: room.isCoachingRoom,
      timeZone: room.timeZone,
    })
    .from(room)
    .where(eq(room.id, roomId))
    .for("no key update");
  const [actor] = await tx
    .select()
    .from(membership)
    .where(and(eq(membership.roomId, roomId), eq(membership.userId, by)));
  const seat = requireFound(actor, "room_not_found");
  const known = requireFound(place, "room_not_found");
  if (!isAllowed(seat, action, known)) throw new Refusal("not_allowed");
  return { seat, room: known };
}

export async function isLastOwner(
  tx: Db,
  { roomId, userId }: { roomId: string; userId: string },
): Promise<boolean> {
  const owners = await tx
    .select({ userId: membership.userId })
    .from(membership)
    .where(and(eq(membership.roomId, roomId), eq(membership.role, "owner")));
  return owners.length === 1 && owners[0]?.userId === userId;
}

export async function isOnlyMember(
  tx: Db,
  { roomId, userId }: { roomId: string; userId: string },
): Promise<boolean> {
  const [others] = await tx
    .select({ count: count() })
    .from(membership)
    .where(and(eq(membership.roomId, roomId), ne(membership.userId, userId)));
  return others?.count === 0;
}
