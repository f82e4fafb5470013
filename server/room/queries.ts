import { and, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Db, queryRows } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { isShownCoachSeat } from "@/db/coach-seat";
import { pgArray } from "@/db/pg-array";
import { type Given, prepareQuery } from "@/db/prepare-query";
import { activity, coachGrant, focusSession, membership, room, user } from "@/db/schema";
import { isRunning } from "@/db/status-sql";
import { slug as slugInput } from "@/domain/api/fields/text";
import { filterVisible, findAudience } from "@/domain/room/audience";
import { isCoach, type Role } from "@/domain/room/permissions";
import { compareSeats } from "@/domain/room/seat";
import { isShownAsRest, limitToSharing, type Sharing } from "@/domain/room/sharing";
import {
  type CoachGrantRow,
  type CoachGrants,
  groupGrants,
  NO_GRANTS,
  selectCoachGrants,
} from "../live/seats/coach-grants";

/** A person's membership with its room: the only way to reach a room. */
export interface Membership {
  roomId: string;
  slug: string;
  isCoachingRoom: boolean;
  membersInvite: boolean;
  role: Role;
  alsoCoaches: boolean;
  awaitsAgreement: boolean;
  sharing: Sharing;
}

const selectMembership = prepareQuery((db, { userId, slug }: Given<"userId" | "slug">) =>
  db
    .select({
      roomId: room.id,
      slug: room.slug,
      isCoachingRoom: room.isCoachingRoom,
      membersInvite: room.membersInvite,
      role: membership.role,
      alsoCoaches: membership.alsoCoaches,
      awaitsAgreement: membership.awaitsAgreement,
      sharing: membership.sharing,
    })
    .from(membership)
    .innerJoin(room, eq(room.id, membership.roomId))
    .where(and(eq(membership.userId, userId), eq(room.slug, slug))),
);

/**
 * Returns the person's membership in the room with this slug, or `null` if there is none or the
 * slug is invalid.
 */
export async function findMembership(
  db: Db,
  { userId, slug }: { userId: string; slug: string },
): Promise<Membership | null> {
  if (!slugInput.safeParse(slug).success) return null;
  const [row] = await selectMembership(db, { userId, slug });
  return row ?? null;
}

const listed = alias(membership, "listed");

/** The members that `member.list` shows the viewer: `findListAudience` as SQL. */
const isListed = sql`(not ${room.isCoachingRoom} or ${membership.role} = 'owner'
  or (${isShownCoachSeat(listed)}) or ${listed.userId} = ${membership.userId}
  or (${membership.role} = 'coach' and exists (select from ${coachGrant}
    where ${coachGrant.roomId} = ${room.id} and ${coachGrant.coachId} = ${membership.userId}
      and ${coachGrant.userId} = ${listed.userId} and ${coachGrant.revokedAt} is null)))`;

const summary = {
  roomId: room.id,
  slug: room.slug,
  name: room.name,
  timeZone: room.timeZone,
  isCoachingRoom: room.isCoachingRoom,
  membersInvite: room.membersInvite,
  membersSchedule: room.membersSchedule,
  role: membership.role,
  alsoCoaches: membership.alsoCoaches,
  awaitsAgreement: membership.awaitsAgreement,
  isNewOwner: membership.isNewOwner,
  sharing: membership.sharing,
  showsBusy: membership.showsBusy,
  asksBusy: sql<boolean>`not ${membership.answeredBusy}`,
  isCompared: membership.isCompared,
  memberCount: sql<number>`(select count(*)::int from ${membership} listed
    where ${listed.roomId} = ${room.id} and ${isListed})`,
};

const selectRooms = prepareQuery((db, { userId }: Given<"userId">) =>
  db
    .select(summary)
    .from(membership)
    .innerJoin(room, eq(room.id, membership.roomId))
    .where(eq(membership.userId, userId))
    .orderBy(sql`lower(${room.name})`, room.id),
);

/**
 * Lists a person's rooms by name, each with the members who are shown as focusing there, earliest
 * end first.
 */
export async function listRooms(db: Db, userId: string) {
  const rooms = await selectRooms(db, { userId });
  const running = await listRunningMembers(
    db,
    rooms.map((row) => row.roomId),
  );
  const coaches = rooms.some((row) => row.isCoachingRoom && isCoach(row));
  const shared = coaches ? await listSharedLive(db, userId) : NO_GRANTS;
  return rooms.map(({ roomId, ...rest }) => {
    const audience = findAudience(rest, { userId, ...rest }, shared.get(roomId));
    return {
      ...rest,
      running: filterVisible(audience, running)
        .filter((seat) => seat.roomId === roomId)
        .map(({ userId, name, session }) => ({ userId, name, ...session })),
    };
  });
}

/** Returns by room whose last hour the person may see as a coach there, as in the live view. */
async function listSharedLive(db: Db, coachId: string): Promise<CoachGrants> {
  const grants = selectCoachGrants(sql`g.coach_id = ${coachId}::uuid`, databaseNow);
  return groupGrants(await queryRows<CoachGrantRow>(db, grants), "roomId");
}

/** Returns the ids of the members who share with this coach. */
export async function listSharingMembers(
  db: Db,
  { roomId, coachId }: { roomId: string; coachId: string },
): Promise<string[]> {
  const rows = await db
    .select({ userId: coachGrant.userId })
    .from(coachGrant)
    .where(
      and(
        eq(coachGrant.roomId, roomId),
        eq(coachGrant.coachId, coachId),
        isNull(coachGrant.revokedAt),
      ),
    );
  return rows.map(({ userId }) => userId);
}

/** Returns one room as its member sees it in lists and headers. */
export async function findRoom(db: Db, { userId, roomId }: { userId: string; roomId: string }) {
  const [row] = await db
    .select(summary)
    .from(membership)
    .innerJoin(room, eq(room.id, membership.roomId))
    .where(and(eq(membership.userId, userId), eq(room.id, roomId)));
  if (!row) return null;
  const { roomId: _, ...rest } = row;
  return rest;
}

/** Returns the ids of the rooms that see until when the person's own sessions run. */
export async function listRoomsShowingBusy(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .select({ roomId: membership.roomId })
    .from(membership)
    .where(and(eq(membership.userId, userId), membership.showsBusy));
  return rows.map(({ roomId }) => roomId);
}

const own = alias(activity, "own");

const selectRunningMembers = prepareQuery((db, { roomIds }: Given<"roomIds">) =>
  db
    .select({
      roomId: membership.roomId,
      userId: membership.userId,
      role: membership.role,
      alsoCoaches: membership.alsoCoaches,
      awaitsAgreement: membership.awaitsAgreement,
      sharing: membership.sharing,
      name: user.name,
      startedAt: focusSession.startedAt,
      plannedEnd: focusSession.plannedEnd,
      activity: { name: activity.name, color: activity.color, isRest: activity.isRest },
    })
    .from(focusSession)
    .innerJoin(
      membership,
      and(eq(membership.roomId, focusSession.roomId), eq(membership.userId, focusSession.userId)),
    )
    .innerJoin(user, eq(user.id, focusSession.userId))
    .innerJoin(own, eq(own.id, focusSession.activityId))
    .innerJoin(activity, eq(activity.id, sql`coalesce(${own.mergedIntoId}, ${own.id})`))
    .where(and(sql`${focusSession.roomId} = any(${roomIds}::uuid[])`, isRunning)),
);

/**
 * Lists the members that the live view of these rooms shows as focusing, in its order. The caller
 * must remove those the viewer may not see.
 */
export async function listRunningMembers(db: Db, roomIds: string[]) {
  if (roomIds.length === 0) return [];
  const rows = await selectRunningMembers(db, { roomIds: pgArray(roomIds) });
  return rows
    .filter((row) => !isShownAsRest(row, row.sharing))
    .map(({ startedAt, plannedEnd, sharing, activity: ran, ...seat }) => {
      const { activity } = limitToSharing({ activity: ran, target: null }, sharing);
      const instants = { startedAt: startedAt.toISOString(), plannedEnd: plannedEnd.toISOString() };
      return { ...seat, state: "running" as const, session: { activity, ...instants } };
    })
    .sort(compareSeats);
}
