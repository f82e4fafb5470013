import { and, desc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { activity, focusSession, room } from "@/db/schema";
import { hasStatus } from "@/db/status-sql";
import {
  SUGGESTION_DAYS,
  type SuggestedTime,
  suggestTimes,
} from "@/domain/group-session/suggest-times";
import {
  type EndedSession,
  findTimeTogether,
  sumByHour,
  type TimeTogether,
} from "@/domain/group-session/time-together";
import { createHourReader } from "@/domain/time/wall-hour";
import { listComparedMembers } from "../../stats/dashboard/room-queries";

/** The latest sessions that are read, so that a large room costs no more. */
const MAX_SESSIONS = 2_000;

type Reads = Pick<Database, "db" | "history">;

interface RoomViewer {
  roomId: string;
  viewerId: string;
}

/** Suggests hours of the room's day in which its members complete their sessions. */
export async function findSuggestedTimes(
  reads: Reads,
  viewer: RoomViewer,
): Promise<SuggestedTime[]> {
  return suggestTimes(sumByHour(await listEndedSessions(reads, viewer)));
}

/** The hours in which several members complete their sessions, with what they are based on. */
export async function findRoomTimeTogether(
  reads: Reads,
  viewer: RoomViewer,
): Promise<TimeTogether | null> {
  return findTimeTogether(await listEndedSessions(reads, viewer));
}

/** Lists ended sessions of the members in the viewer's comparison only, which respects sharing. */
async function listEndedSessions(
  { db, history }: Reads,
  { roomId, viewerId }: RoomViewer,
): Promise<EndedSession[]> {
  const members = await listComparedMembers(db, { roomId, viewerId });
  const rows = await history
    .select({
      userId: focusSession.userId,
      startedAt: focusSession.startedAt,
      isCompleted: sql<boolean>`${hasStatus.completed}`,
      timeZone: room.timeZone,
    })
    .from(focusSession)
    .innerJoin(room, eq(room.id, focusSession.roomId))
    .innerJoin(activity, eq(activity.id, focusSession.activityId))
    .where(
      and(
        eq(focusSession.roomId, roomId),
        inArray(
          focusSession.userId,
          members.map(({ userId }) => userId),
        ),
        eq(activity.isRest, false),
        sql`not ${hasStatus.running}`,
        gt(focusSession.plannedEnd, sql`${databaseNow} - ${`${SUGGESTION_DAYS} days`}::interval`),
      ),
    )
    .orderBy(desc(focusSession.plannedEnd))
    .limit(MAX_SESSIONS);
  const hourOf = createHourReader();
  return rows.map(({ userId, startedAt, timeZone, isCompleted }) => ({
    userId,
    hour: hourOf(startedAt, timeZone),
    isCompleted,
  }));
}
