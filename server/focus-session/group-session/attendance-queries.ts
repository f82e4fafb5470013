import { and, asc, desc, eq, exists, inArray, isNotNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { groupSessionJoin, groupSessionOccurrence, membership, user } from "@/db/schema";
import type { Attendance } from "@/domain/api/group-session";
import { listAttending } from "@/domain/group-session/attendance";
import { toAttendanceStatus } from "@/domain/group-session/start-rules";
import { filterVisible } from "@/domain/room/audience";
import { findRoomAudience, type Viewer } from "./viewer-queries";

/** The most occurrences that the attendance lists. */
const MAX_OCCURRENCES = 20;

/**
 * Lists who was there at the last occurrences that ran, newest first, as far as the viewer takes part
 * and may see them (PRODUCT.md, Group sessions).
 */
export async function listAttendance(db: Db, viewer: Viewer): Promise<Attendance[]> {
  const members = await listParticipants(db, viewer);
  const own = members.find(({ userId }) => userId === viewer.userId);
  if (!own) return [];
  const shown = filterVisible(
    await findRoomAudience(db, viewer),
    viewer.isCoachingRoom ? members.filter(() => own.hasJoined) : listAttending(own, members),
  );
  const userIds = shown.map(({ userId }) => userId);
  if (userIds.length === 0) return [];
  return listOccurrences(db, viewer.roomId, new Map(shown.map((one) => [one.userId, one.name])));
}

/** The members of a room, and whether they joined at least one occurrence that has begun. */
async function listParticipants(db: Db, { roomId }: Viewer) {
  const joined = db
    .select({ userId: groupSessionJoin.userId })
    .from(groupSessionJoin)
    .innerJoin(groupSessionOccurrence, isOccurrenceOfJoin)
    .where(and(eq(groupSessionOccurrence.roomId, roomId), isNotNull(groupSessionJoin.outcome)));
  const attending = new Set((await joined).map(({ userId }) => userId));
  const rows = await db
    .select({
      userId: membership.userId,
      name: user.name,
      role: membership.role,
      alsoCoaches: membership.alsoCoaches,
      awaitsAgreement: membership.awaitsAgreement,
      isCompared: membership.isCompared,
    })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(eq(membership.roomId, roomId));
  return rows.map((row) => ({ ...row, hasJoined: attending.has(row.userId) }));
}

const isOccurrenceOfJoin = and(
  eq(groupSessionOccurrence.groupSessionId, groupSessionJoin.groupSessionId),
  eq(groupSessionOccurrence.date, groupSessionJoin.date),
);

/** The last occurrences in which a session of one of these people ran. */
async function listOccurrences(
  db: Db,
  roomId: string,
  names: ReadonlyMap<string, string>,
): Promise<Attendance[]> {
  const userIds = [...names.keys()];
  const ran = db
    .select({ userId: groupSessionJoin.userId })
    .from(groupSessionJoin)
    .where(
      and(
        isOccurrenceOfJoin,
        inArray(groupSessionJoin.userId, userIds),
        inArray(groupSessionJoin.outcome, ["present", "late"]),
      ),
    );
  const occurrences = await db
    .select()
    .from(groupSessionOccurrence)
    .where(and(eq(groupSessionOccurrence.roomId, roomId), exists(ran)))
    .orderBy(desc(groupSessionOccurrence.startsAt), asc(groupSessionOccurrence.groupSessionId))
    .limit(MAX_OCCURRENCES);
  const joins = await db
    .select()
    .from(groupSessionJoin)
    .where(
      and(
        inArray(groupSessionJoin.userId, userIds),
        inArray(
          groupSessionJoin.groupSessionId,
          occurrences.map(({ groupSessionId }) => groupSessionId),
        ),
      ),
    )
    .orderBy(asc(groupSessionJoin.joinedAt), asc(groupSessionJoin.userId));
  return occurrences.map(({ groupSessionId: id, date, title, startsAt, endsAt }) => ({
    id,
    date,
    title,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    people: joins
      .filter((join) => join.groupSessionId === id && join.date === date)
      .flatMap(({ userId, outcome }) =>
        outcome
          ? [{ userId, name: names.get(userId) ?? "", status: toAttendanceStatus(outcome) }]
          : [],
      ),
  }));
}
