import { and, count, desc, eq, gte, max, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { readClock } from "@/db/clock";
import { coachAccess, room, user } from "@/db/schema";
import type { AccessLogEntry, WeeklyAccess } from "@/domain/api/coach-sharing";
import { localDay, localDayBounds } from "@/domain/time/local-day";
import { findMonday } from "@/domain/time/period";

/** The most entries listed. The account export has all. */
const LISTED = 200;

const who = {
  roomSlug: room.slug,
  roomName: room.name,
  userId: user.id,
  name: user.name,
};

/** Lists who viewed a person's data, when and what, latest first. */
export async function listAccess(db: Db, userId: string): Promise<AccessLogEntry[]> {
  const rows = await db
    .select({ ...who, what: coachAccess.what, at: coachAccess.accessedAt })
    .from(coachAccess)
    .innerJoin(room, eq(room.id, coachAccess.roomId))
    .innerJoin(user, eq(user.id, coachAccess.coachId))
    .where(eq(coachAccess.userId, userId))
    .orderBy(desc(coachAccess.accessedAt), coachAccess.id)
    .limit(LISTED);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/**
 * Counts each coach's views in the person's current week, most first. The days on which the
 * person's roster row was shown are counted separately.
 */
export async function accessThisWeek(
  db: Db,
  { userId, timeZone }: { userId: string; timeZone: string },
): Promise<WeeklyAccess[]> {
  const monday = findMonday(localDay(await readClock(db), timeZone));
  const { startsAt } = localDayBounds(monday, timeZone);
  const views = sql<number>`count(*) filter (where ${coachAccess.what} <> 'row')`.mapWith(Number);
  const registerDays = count(coachAccess.localDate);
  const rows = await db
    .select({ ...who, count: views, registerDays, lastAt: max(coachAccess.accessedAt) })
    .from(coachAccess)
    .innerJoin(room, eq(room.id, coachAccess.roomId))
    .innerJoin(user, eq(user.id, coachAccess.coachId))
    .where(and(eq(coachAccess.userId, userId), gte(coachAccess.accessedAt, startsAt)))
    .groupBy(room.id, user.id)
    .orderBy(desc(views), desc(registerDays), user.name, user.id, room.id);
  return rows.map((row) => ({ ...row, lastAt: row.lastAt?.toISOString() ?? "" }));
}
