import { and, asc, eq, gt, isNotNull, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { Db, ReadDb } from "@/db/client";
import { databaseNow, readClock } from "@/db/clock";
import { pgArray } from "@/db/pg-array";
import { type Given, prepareQuery } from "@/db/prepare-query";
import {
  groupSession,
  groupSessionJoin,
  groupSessionOccurrence,
  membership,
  room,
  user,
} from "@/db/schema";
import type { GroupSession } from "@/domain/api/group-session";
import { isReason } from "@/domain/api/reasons";
import { canManage } from "@/domain/group-session/permissions";
import { findCommonEnd } from "@/domain/group-session/schedule";
import { findOccurrenceState, toAttendanceStatus } from "@/domain/group-session/start-rules";
import { type Audience, filterVisible } from "@/domain/room/audience";
import { findRoomAudience, type Viewer } from "./viewer-queries";

/** The occurrence that has begun, not ended and was not cancelled. */
const isCurrent = and(
  isNull(groupSessionOccurrence.cancelledAt),
  lte(groupSessionOccurrence.startsAt, databaseNow),
  gt(groupSessionOccurrence.endsAt, databaseNow),
);

interface Shown {
  row: typeof groupSession.$inferSelect;
  timeZone: string;
  date: string | null;
  startsAt: Date | null;
  endsAt: Date | null;
}

/**
 * Group sessions with the first occurrence that has not ended. A cancelled one is listed only while an
 * occurrence of it runs.
 */
const selectShown = (db: ReadDb, which: SQL | undefined) =>
  db
    .select({ row: groupSession, timeZone: room.timeZone, begun: groupSessionOccurrence })
    .from(groupSession)
    .innerJoin(room, eq(room.id, groupSession.roomId))
    .leftJoin(
      groupSessionOccurrence,
      and(eq(groupSessionOccurrence.groupSessionId, groupSession.id), isCurrent),
    )
    .where(and(which, or(isNull(groupSession.cancelledAt), hasCurrent)))
    .orderBy(asc(groupSession.id));

type ShownRow = Awaited<ReturnType<typeof selectShown>>[number];

function toShown({ row, timeZone, begun }: ShownRow): Shown {
  if (begun) return { row, timeZone, ...begun };
  const { nextDate: date, nextAt: startsAt } = row;
  const endsAt = startsAt && findCommonEnd(startsAt, row.minutes);
  return { row, timeZone, date, startsAt, endsAt };
}

type JoinRow = Awaited<ReturnType<typeof listJoins>>[number];

/** The joins of these dates by people who are still members, in the order they joined. */
function listJoins(db: Db, shown: readonly Shown[]) {
  const dates = shown.flatMap(({ row, date }) =>
    date === null
      ? []
      : [and(eq(groupSessionJoin.groupSessionId, row.id), eq(groupSessionJoin.date, date))],
  );
  if (dates.length === 0) return Promise.resolve([]);
  return db
    .select({
      join: groupSessionJoin,
      name: user.name,
      userId: membership.userId,
      role: membership.role,
      alsoCoaches: membership.alsoCoaches,
      awaitsAgreement: membership.awaitsAgreement,
    })
    .from(groupSessionJoin)
    .innerJoin(groupSession, eq(groupSession.id, groupSessionJoin.groupSessionId))
    .innerJoin(
      membership,
      and(
        eq(membership.roomId, groupSession.roomId),
        eq(membership.userId, groupSessionJoin.userId),
      ),
    )
    .innerJoin(user, eq(user.id, membership.userId))
    .where(or(...dates))
    .orderBy(asc(groupSessionJoin.joinedAt), asc(groupSessionJoin.userId));
}

const hasCurrent = isNotNull(groupSessionOccurrence.date);

const selectOfRoom = prepareQuery((db, { roomId }: Given<"roomId">) =>
  selectShown(
    db,
    and(eq(groupSession.roomId, roomId), or(isNotNull(groupSession.nextAt), hasCurrent)),
  ),
);

/** Lists a room's group sessions that have an occurrence ahead or running, soonest first. */
export async function listGroupSessions(db: Db, viewer: Viewer): Promise<GroupSession[]> {
  const shown = await selectOfRoom(db, { roomId: viewer.roomId });
  return buildOutputs(db, viewer, shown.map(toShown));
}

/** Returns a group session as its member sees it, or null when it is gone. */
export async function findGroupSession(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<GroupSession | null> {
  const shown = await selectShown(db, eq(groupSession.id, id));
  const [found] = await buildOutputs(db, viewer, shown.map(toShown));
  return found ?? null;
}

async function buildOutputs(db: Db, viewer: Viewer, shown: Shown[]): Promise<GroupSession[]> {
  const audience = await findRoomAudience(db, viewer);
  const joins = await listJoins(db, shown);
  const now = await readClock(db);
  return shown
    .map((one) => {
      const own = joins.filter(({ join }) => isOf(one, join));
      return toOutput(viewer, audience, one, { joins: own, now });
    })
    .sort((a, b) => startOf(a) - startOf(b));
}

const isOf = ({ row, date }: Shown, join: { groupSessionId: string; date: string }): boolean =>
  join.groupSessionId === row.id && join.date === date;

const startOf = ({ next }: GroupSession): number =>
  next ? Date.parse(next.startsAt) : Number.POSITIVE_INFINITY;

function toOutput(
  viewer: Viewer,
  audience: Audience,
  { row, timeZone, date, startsAt, endsAt }: Shown,
  { joins, now }: { joins: JoinRow[]; now: Date },
): GroupSession {
  const own = joins.find(({ userId }) => userId === viewer.userId)?.join ?? null;
  const next = date && startsAt && endsAt ? { date, startsAt, endsAt } : null;
  // Only what the viewer sees decides, so that nothing tells of hidden members.
  const visible = filterVisible(audience, joins);
  const outcomes = visible.map(({ join }) => join.outcome);
  return {
    id: row.id,
    roomSlug: viewer.slug,
    title: row.title,
    minutes: row.minutes,
    weekdays: row.weekdays,
    time: row.time,
    timeZone,
    next: next && {
      date: next.date,
      startsAt: next.startsAt.toISOString(),
      endsAt: next.endsAt.toISOString(),
    },
    state: next && findOccurrenceState({ ...next, outcomes }, now),
    joined: visible.map(({ userId, name, join }) => ({
      userId,
      name,
      status: own && join.outcome && toAttendanceStatus(join.outcome),
    })),
    isJoined: own !== null,
    own: own && {
      activityId: own.activityId,
      target: own.target,
      status: own.outcome && toAttendanceStatus(own.outcome),
      problem: own.problem !== null && isReason(own.problem) ? own.problem : null,
    },
    canManage: canManage(row, viewer),
  };
}

const AHEAD = sql`${databaseNow} + interval '24 hours'`;

const selectOwnRooms = prepareQuery((db, { userId }: Given<"userId">) =>
  db
    .select({
      userId: membership.userId,
      roomId: room.id,
      slug: room.slug,
      roomName: room.name,
      isCoachingRoom: room.isCoachingRoom,
      role: membership.role,
      alsoCoaches: membership.alsoCoaches,
      awaitsAgreement: membership.awaitsAgreement,
    })
    .from(membership)
    .innerJoin(room, eq(room.id, membership.roomId))
    .where(eq(membership.userId, userId)),
);

const selectSoon = prepareQuery((db, { roomIds }: Given<"roomIds">) =>
  selectShown(
    db,
    and(
      sql`${groupSession.roomId} = any(${roomIds}::uuid[])`,
      or(lte(groupSession.nextAt, AHEAD), hasCurrent),
    ),
  ),
);

/**
 * Lists the group sessions of the next 24 hours, and those that run, in all rooms of a person, soonest
 * first.
 */
export async function listUpcoming(db: Db, userId: string) {
  const rooms = await selectOwnRooms(db, { userId });
  if (rooms.length === 0) return [];
  const roomIds = pgArray(rooms.map(({ roomId }) => roomId));
  const shown = (await selectSoon(db, { roomIds })).map(toShown);
  const found = await Promise.all(
    rooms.map(async ({ roomName, ...viewer }) => {
      const inRoom = shown.filter(({ row }) => row.roomId === viewer.roomId);
      if (inRoom.length === 0) return [];
      return (await buildOutputs(db, viewer, inRoom)).map((one) => ({ ...one, roomName }));
    }),
  );
  return found.flat().sort((a, b) => startOf(a) - startOf(b));
}
