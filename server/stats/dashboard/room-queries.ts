import { and, asc, eq, inArray, not, sql } from "drizzle-orm";
import { type Database, type Db, queryRows, type ReadDb } from "@/db/client";
import { pgArray } from "@/db/pg-array";
import { focusSession, membership, room, user } from "@/db/schema";
import { IS_ENDED, isRunning, TALLY } from "@/db/status-sql";
import { MOST_ON_TODAY, type RoomDashboard, type RoomToday } from "@/domain/api/dashboard";
import type { Tally } from "@/domain/api/tally";
import {
  buildRoomDashboard,
  type Comparable,
  listCompared,
  takesPart,
} from "@/domain/room/room-comparison";
import type { Period } from "@/domain/time/period";
import { type SessionRow, selectSessions, toWire } from "../../focus-session/queries";
import { requireFound } from "../../refusal";
import { countedCells, listCountedActivities } from "./activity-queries";
import { listCellsByPerson } from "./cell-queries";

/**
 * Returns the room's comparison over a period as this member may see it. A coach, and every member
 * of a coaching room, gets their own figures only.
 */
export async function findRoomDashboard(
  database: Database,
  { roomId, viewerId, ...period }: Period & { roomId: string; viewerId: string },
): Promise<RoomDashboard> {
  const shown = await listComparedMembers(database.db, { roomId, viewerId });
  const viewer = requireFound(
    shown.find((member) => member.userId === viewerId),
    "room_not_found",
  );
  const userIds = shown.map((member) => member.userId);
  const [activities, cells] = await Promise.all([
    listCountedActivities(database, userIds),
    listCellsByPerson(database, { userIds, roomId }, period),
  ]);
  return buildRoomDashboard({
    period,
    viewer,
    activities: activities.values(),
    members: shown.map((member) => ({
      ...member,
      cells: countedCells(cells.get(member.userId) ?? [], activities),
    })),
  });
}

/**
 * Returns the sum of the comparison over one day, and the sessions of small rooms only: rooms of a
 * thousand members show it all day, and it is read again whenever a session ended.
 */
export async function findRoomToday(
  { db, history }: Pick<Database, "db" | "history">,
  { roomId, viewerId, date }: { roomId: string; viewerId: string; date: string },
): Promise<RoomToday> {
  const shown = await listComparedMembers(db, { roomId, viewerId });
  const viewer = requireFound(
    shown.find((member) => member.userId === viewerId),
    "room_not_found",
  );
  const [tally] = await queryRows<Tally>(
    history,
    sql`
select ${sql.raw(TALLY)}
from focus_session s
join activity own on own.user_id = s.user_id and own.id = s.activity_id
join activity counted on counted.id = coalesce(own.merged_into_id, own.id)
where s.user_id = any(${pgArray(shown.map(({ userId }) => userId))}::uuid[])
  and s.local_date = ${date}::date and s.room_id = ${roomId}::uuid
  and not counted.is_rest and ${sql.raw(IS_ENDED)}`,
  );
  if (!tally) throw new Error("a sum has one row");
  const userIds = shown.map(({ userId }) => userId);
  const members =
    shown.length > MOST_ON_TODAY ? [] : await listSessionsToday(history, { roomId, userIds, date });
  return { date, ...tally, people: shown.length, isCompared: takesPart(viewer), members };
}

async function listSessionsToday(
  db: ReadDb,
  { roomId, userIds, date }: { roomId: string; userIds: string[]; date: string },
): Promise<RoomToday["members"]> {
  const rows = await selectSessions(db)
    .where(
      and(
        inArray(focusSession.userId, userIds),
        eq(focusSession.localDate, date),
        eq(focusSession.roomId, roomId),
        not(isRunning),
      ),
    )
    .orderBy(asc(focusSession.startedAt));
  return userIds.map((userId) => ({
    userId,
    sessions: rows.filter(({ session }) => session.userId === userId).map(toSessionToday),
  }));
}

function toSessionToday(row: SessionRow): RoomToday["members"][number]["sessions"][number] {
  const { activity, startedAt, plannedEnd, brokenAt, status } = toWire(row);
  const { id: _, ...shown } = activity;
  return { activity: shown, startedAt, plannedEnd, brokenAt, status };
}

/** Lists the members a viewer is compared with, including the viewer (`listCompared`). */
export async function listComparedMembers(
  db: Db,
  { roomId, viewerId }: { roomId: string; viewerId: string },
): Promise<Comparable[]> {
  const members = await listMembers(db, roomId);
  const viewer = members.find((member) => member.userId === viewerId);
  return listCompared(requireFound(viewer, "room_not_found"), members);
}

/** Lists the members of the room with the settings that decide how they are compared. */
const listMembers = (db: Db, roomId: string): Promise<Comparable[]> =>
  db
    .select({
      userId: user.id,
      name: user.name,
      role: membership.role,
      sharing: membership.sharing,
      isCompared: membership.isCompared,
      isCoachingRoom: room.isCoachingRoom,
    })
    .from(membership)
    .innerJoin(room, eq(room.id, membership.roomId))
    .innerJoin(user, eq(user.id, membership.userId))
    .where(eq(membership.roomId, roomId));
