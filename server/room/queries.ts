import { and, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { isCoachSeat } from "@/db/coach-seat";
import { activity, focusSession, membership, room, user } from "@/db/schema";
import { isRunning } from "@/db/status-sql";
import { slug as slugInput } from "@/domain/api/fields/text";
import { filterVisible, findAudience } from "@/domain/room/audience";
import type { Role } from "@/domain/room/permissions";
import type { Sharing } from "@/domain/room/sharing";

/** A person's membership with its room: the only way to reach a room. */
export interface Membership {
  roomId: string;
  slug: string;
  isCoachingRoom: boolean;
  role: Role;
  alsoCoaches: boolean;
  sharing: Sharing;
}

/**
 * Returns the person's membership in the room with this slug, or `null` if there is none or the
 * slug is invalid.
 */
export async function findMembership(
  db: Db,
  { userId, slug }: { userId: string; slug: string },
): Promise<Membership | null> {
  if (!slugInput.safeParse(slug).success) return null;
  const [row] = await db
    .select({
      roomId: room.id,
      slug: room.slug,
      isCoachingRoom: room.isCoachingRoom,
      role: membership.role,
      alsoCoaches: membership.alsoCoaches,
      sharing: membership.sharing,
    })
    .from(membership)
    .innerJoin(room, eq(room.id, membership.roomId))
    .where(and(eq(membership.userId, userId), eq(room.slug, slug)));
  return row ?? null;
}

const listed = alias(membership, "listed");

/** The members that `member.list` shows the viewer: `findListAudience` as SQL. */
const isListed = sql`(not ${room.isCoachingRoom} or ${membership.role} in ('owner', 'coach')
  or ${isCoachSeat(listed)} or ${listed.userId} = ${membership.userId})`;

const summary = {
  roomId: room.id,
  slug: room.slug,
  name: room.name,
  timeZone: room.timeZone,
  isCoachingRoom: room.isCoachingRoom,
  role: membership.role,
  alsoCoaches: membership.alsoCoaches,
  sharing: membership.sharing,
  showsBusy: membership.showsBusy,
  isCompared: membership.isCompared,
  memberCount: sql<number>`(select count(*)::int from ${membership} listed
    where ${listed.roomId} = ${room.id} and ${isListed})`,
};

/**
 * Lists a person's rooms by name, each with the members who run a session there, earliest end
 * first.
 */
export async function listRooms(db: Db, userId: string) {
  const rooms = await db
    .select(summary)
    .from(membership)
    .innerJoin(room, eq(room.id, membership.roomId))
    .where(eq(membership.userId, userId))
    .orderBy(sql`lower(${room.name})`, room.id);
  const running = await listRunningSessions(
    db,
    rooms.map((row) => row.roomId),
  );
  return rooms.map(({ roomId, ...rest }) => {
    const audience = findAudience(rest, { userId, ...rest });
    return {
      ...rest,
      running: filterVisible(audience, running)
        .filter((seat) => seat.roomId === roomId)
        .map(({ name, plannedEnd }) => ({ name, plannedEnd: plannedEnd.toISOString() })),
    };
  });
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

/**
 * Lists all members who run a session (not a rest) in these rooms, earliest end first. The caller
 * must remove those the viewer may not see.
 */
export async function listRunningSessions(db: Db, roomIds: string[]) {
  if (roomIds.length === 0) return [];
  return db
    .select({
      roomId: membership.roomId,
      userId: membership.userId,
      role: membership.role,
      alsoCoaches: membership.alsoCoaches,
      name: user.name,
      plannedEnd: focusSession.plannedEnd,
    })
    .from(focusSession)
    .innerJoin(
      membership,
      and(eq(membership.roomId, focusSession.roomId), eq(membership.userId, focusSession.userId)),
    )
    .innerJoin(user, eq(user.id, focusSession.userId))
    .innerJoin(activity, eq(activity.id, focusSession.activityId))
    .where(and(inArray(focusSession.roomId, roomIds), isRunning, eq(activity.isRest, false)))
    .orderBy(focusSession.plannedEnd, membership.userId);
}
