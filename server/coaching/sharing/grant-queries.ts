import { and, asc, eq, isNull, ne } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { isShownCoachSeat } from "@/db/coach-seat";
import { coachGrant, membership, room, user } from "@/db/schema";
import type { GrantToCoach } from "@/domain/api/coach-sharing";
import type { Grant } from "@/domain/coaching/grant";
import { findAudience, isVisibleTo } from "@/domain/room/audience";
import { hasComparison } from "@/domain/room/room-comparison";
import { requireFound } from "../../refusal";
import type { VisibleScope } from "../../stats/dashboard/visible-queries";

/** A coach of a room. Every query of a coach's view takes one. */
export interface Coach {
  roomId: string;
  coachId: string;
}

/** A member as one coach may see them. */
export interface GrantedMember extends VisibleScope {
  /** The coach's room. `roomId` is `null` if the grant covers more than its sessions. */
  coachedRoomId: string;
  name: string;
  timeZone: string;
  grant: Grant;
  grantedAt: Date;
}

const memberSeat = alias(membership, "member_seat");
const coachSeat = alias(membership, "coach_seat");

/**
 * Lists the members who share with this coach now, by name, or only the given member. A grant
 * counts only while both people are in the room and the coach still coaches, even if it was not
 * revoked.
 */
export async function listGrantingMembers(
  db: Db,
  { roomId, coachId, userId }: Coach & { userId?: string | undefined },
): Promise<GrantedMember[]> {
  const rows = await db
    .select({ granted: coachGrant, name: user.name, timeZone: user.timeZone })
    .from(coachGrant)
    .innerJoin(user, eq(user.id, coachGrant.userId))
    .innerJoin(memberSeat, isSeatHeldBy(memberSeat, coachGrant.userId))
    .innerJoin(
      coachSeat,
      and(isSeatHeldBy(coachSeat, coachGrant.coachId), isShownCoachSeat(coachSeat)),
    )
    .where(
      and(
        eq(coachGrant.roomId, roomId),
        eq(coachGrant.coachId, coachId),
        isNull(coachGrant.revokedAt),
        userId === undefined ? undefined : eq(coachGrant.userId, userId),
      ),
    );
  const members = rows.map(({ granted, name, timeZone }) => ({
    userId: granted.userId,
    roomId: granted.scope === "room" ? roomId : null,
    coachedRoomId: roomId,
    since: granted.sinceDate,
    name,
    timeZone,
    grant: toGrant(granted),
    grantedAt: granted.grantedAt,
  }));
  return members.sort(
    (a, b) => a.name.localeCompare(b.name, "en") || (a.userId < b.userId ? -1 : 1),
  );
}

/**
 * Returns one of these members. Refuses everyone else with `member_not_found`, whether or not they
 * exist.
 */
export async function findGrantingMember(
  db: Db,
  who: Coach & { userId: string },
): Promise<GrantedMember> {
  const [member] = await listGrantingMembers(db, who);
  return requireFound(member, "member_not_found");
}

/** Lists the coaches in a person's rooms, each with the person's grant to them. */
export async function listGrants(db: Db, userId: string): Promise<GrantToCoach[]> {
  const rows = await db
    .select({
      roomSlug: room.slug,
      roomName: room.name,
      userId: user.id,
      name: user.name,
      granted: coachGrant,
      isCoachingRoom: room.isCoachingRoom,
      coachPosition: readPosition(coachSeat),
      memberPosition: readPosition(memberSeat),
    })
    .from(memberSeat)
    .innerJoin(room, eq(room.id, memberSeat.roomId))
    .innerJoin(
      coachSeat,
      and(
        eq(coachSeat.roomId, memberSeat.roomId),
        isShownCoachSeat(coachSeat),
        ne(coachSeat.userId, memberSeat.userId),
      ),
    )
    .innerJoin(user, eq(user.id, coachSeat.userId))
    .leftJoin(
      coachGrant,
      and(
        eq(coachGrant.roomId, memberSeat.roomId),
        eq(coachGrant.coachId, coachSeat.userId),
        eq(coachGrant.userId, memberSeat.userId),
        isNull(coachGrant.revokedAt),
      ),
    )
    .where(eq(memberSeat.userId, userId))
    .orderBy(asc(room.name), asc(room.id), asc(user.name), asc(user.id));
  return rows.map(({ granted, isCoachingRoom, coachPosition, memberPosition, ...coach }) => ({
    ...coach,
    seesMember: isVisibleTo(findAudience({ isCoachingRoom }, coachPosition), memberPosition),
    seesComparison: hasComparison({ role: coachPosition.role, isCoachingRoom }),
    grant: granted && toGrant(granted),
    grantedAt: granted?.grantedAt.toISOString() ?? null,
  }));
}

/** Converts a row to the grant it stores. */
export const toGrant = (row: typeof coachGrant.$inferSelect): Grant => ({
  scope: row.scope,
  targets: row.seesTargets,
  reflections: row.seesReflections,
  reasons: row.seesReasons,
  sinceDate: row.sinceDate,
});

type Seat = typeof memberSeat | typeof coachSeat;

/** The columns that decide who sees the member in the room. */
const readPosition = ({ userId, role, alsoCoaches, awaitsAgreement }: Seat) => ({
  userId,
  role,
  alsoCoaches,
  awaitsAgreement,
});

const isSeatHeldBy = (seat: Seat, person: typeof coachGrant.userId | typeof coachGrant.coachId) =>
  and(eq(seat.roomId, coachGrant.roomId), eq(seat.userId, person));
