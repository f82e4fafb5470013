import { and, desc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { activity, focusSession, room } from "@/db/schema";
import { hasStatus } from "@/db/status-sql";
import {
  SUGGESTION_DAYS,
  type SuggestedTime,
  suggestTimes,
} from "@/domain/group-session/suggest-times";
import { createHourReader } from "@/domain/time/wall-hour";
import { listComparedMembers } from "../../stats/dashboard/room-queries";

/** The latest sessions that are read, so that a large room costs no more. */
const MAX_SESSIONS = 2_000;

/**
 * Suggests hours of the room's day in which its members complete their sessions. Only the members whom
 * the viewer is compared with count, as in the room's comparison.
 */
export async function findSuggestedTimes(
  db: Db,
  { roomId, viewerId }: { roomId: string; viewerId: string },
): Promise<SuggestedTime[]> {
  const members = await listComparedMembers(db, { roomId, viewerId });
  const rows = await db
    .select({
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
  return suggestTimes(
    rows.map(({ startedAt, timeZone, isCompleted }) => ({
      hour: hourOf(startedAt, timeZone),
      completed: isCompleted ? 1 : 0,
      ended: 1,
    })),
  );
}
