import { asc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { groupSession, groupSessionJoin, room } from "@/db/schema";
import type { AccountExport } from "@/domain/api/account-export";

/** Returns the group sessions a person scheduled and the dates they joined, oldest first. */
export async function exportGroupSessions(
  db: Db,
  userId: string,
): Promise<Pick<AccountExport, "groupSessions" | "groupSessionJoins">> {
  const { id, title, minutes, startsAt, weekdays, time, createdAt, cancelledAt } = groupSession;
  const scheduled = await db
    .select({
      ...{ id, roomSlug: room.slug, title, minutes },
      ...{ startsAt, weekdays, time, createdAt, cancelledAt },
    })
    .from(groupSession)
    .innerJoin(room, eq(room.id, groupSession.roomId))
    .where(eq(groupSession.createdBy, userId))
    .orderBy(asc(createdAt), asc(id));
  const { groupSessionId, date, activityId, target, joinedAt, outcome, problem } = groupSessionJoin;
  const joined = await db
    .select({
      ...{ groupSessionId, roomSlug: room.slug, date, activityId },
      ...{ target, joinedAt, outcome, problem },
    })
    .from(groupSessionJoin)
    .innerJoin(groupSession, eq(id, groupSessionId))
    .innerJoin(room, eq(room.id, groupSession.roomId))
    .where(eq(groupSessionJoin.userId, userId))
    .orderBy(asc(joinedAt), asc(groupSessionId), asc(date));
  return {
    groupSessions: scheduled.map((row) => ({
      ...row,
      startsAt: row.startsAt?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
      cancelledAt: row.cancelledAt?.toISOString() ?? null,
    })),
    groupSessionJoins: joined.map((row) => ({ ...row, joinedAt: row.joinedAt.toISOString() })),
  };
}
