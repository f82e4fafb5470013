import { and, count, eq, inArray, ne } from "drizzle-orm";
import type { Db } from "@/db/client";
import { isCoachSeat } from "@/db/coach-seat";
import { membership, room, user } from "@/db/schema";
import { findListAudience, visibleTo } from "@/domain/room/audience";
import { isImpersonation } from "@/domain/room/impersonation";
import { isAllowed, type Position, type RoomAction } from "@/domain/room/permissions";
import { Refusal, requireFound } from "../refusal";
import type { Membership } from "./queries";

/** The members of a room whom this one may know: owners first, then in the order they joined. */
export async function listMembers(
  db: Db,
  {
    roomId,
    userId,
    ...seat
  }: Pick<Membership, "roomId" | "isCoachingRoom"> & Position & { userId: string },
) {
  const rows = await db
    .select({
      userId: user.id,
      name: user.name,
      role: membership.role,
      alsoCoaches: membership.alsoCoaches,
      sharing: membership.sharing,
      joinedAt: membership.joinedAt,
    })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(eq(membership.roomId, roomId))
    .orderBy(ne(membership.role, "owner"), membership.joinedAt, user.id);
  const audience = findListAudience(seat, { userId, ...seat });
  return visibleTo(audience, rows).map((row) => ({ ...row, joinedAt: row.joinedAt.toISOString() }));
}

/** Refuses a name (`name_taken`) that somebody else who coaches in one of these rooms has. */
export async function refuseImpersonation(
  tx: Db,
  { roomIds, userId, name }: { roomIds: string[]; userId: string; name: string },
): Promise<void> {
  const coaches = await tx
    .select({ name: user.name })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(
      and(
        inArray(membership.roomId, roomIds),
        ne(membership.userId, userId),
        isCoachSeat(membership),
      ),
    );
  if (isImpersonation(name, coaches)) throw new Refusal("name_taken");
}

/**
 * Holds the room's memberships until commit, so that two changes of them follow each other, and
 * refuses when `by` has lost the right to this one meanwhile (two owners removing each other).
 */
export async function lockMemberships(
  tx: Db,
  { roomId, by, action }: { roomId: string; by: string; action: RoomAction },
): Promise<void> {
  // Not "for update": that would make a start in this room, whose foreign key reads the row, wait.
  await tx.select({ id: room.id }).from(room).where(eq(room.id, roomId)).for("no key update");
  const [actor] = await tx
    .select()
    .from(membership)
    .where(and(eq(membership.roomId, roomId), eq(membership.userId, by)));
  if (!isAllowed(requireFound(actor, "room_not_found"), action)) throw new Refusal("not_allowed");
}

/** Whether a room would be left with members but without an owner if this person were none. */
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

/** Whether nobody else is in the room. */
export async function isAlone(
  tx: Db,
  { roomId, userId }: { roomId: string; userId: string },
): Promise<boolean> {
  const [others] = await tx
    .select({ count: count() })
    .from(membership)
    .where(and(eq(membership.roomId, roomId), ne(membership.userId, userId)));
  return others?.count === 0;
}
