import { and, count, desc, eq, gte, max, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { readClock } from "@/db/clock";
import { coachLook, room, user } from "@/db/schema";
import { localDay, localDayBounds } from "@/domain/local-day";
import { mondayOf } from "@/domain/span";
import type { Look, WeekOfLooks } from "@/domain/wire-coach";

/** So many of the latest are listed; the export of the account has all. */
const LISTED = 200;

const who = {
  roomSlug: room.slug,
  roomName: room.name,
  userId: user.id,
  name: user.name,
};

/** Who looked at a person, when and at what, the latest first. */
export async function looksAt(db: Db, userId: string): Promise<Look[]> {
  const rows = await db
    .select({ ...who, what: coachLook.what, at: coachLook.lookedAt })
    .from(coachLook)
    .innerJoin(room, eq(room.id, coachLook.roomId))
    .innerJoin(user, eq(user.id, coachLook.coachId))
    .where(eq(coachLook.userId, userId))
    .orderBy(desc(coachLook.lookedAt), coachLook.id)
    .limit(LISTED);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/**
 * How often each coach looked in the week a person lives in, by how often; on how many days they had
 * the person's row of the register before them is counted apart.
 */
export async function looksThisWeek(
  db: Db,
  { userId, timeZone }: { userId: string; timeZone: string },
): Promise<WeekOfLooks[]> {
  const monday = mondayOf(localDay(await readClock(db), timeZone));
  const { startsAt } = localDayBounds(monday, timeZone);
  const looks = sql<number>`count(*) filter (where ${coachLook.what} <> 'row')`.mapWith(Number);
  const registerDays = count(coachLook.localDate);
  const rows = await db
    .select({ ...who, count: looks, registerDays, lastAt: max(coachLook.lookedAt) })
    .from(coachLook)
    .innerJoin(room, eq(room.id, coachLook.roomId))
    .innerJoin(user, eq(user.id, coachLook.coachId))
    .where(and(eq(coachLook.userId, userId), gte(coachLook.lookedAt, startsAt)))
    .groupBy(room.id, user.id)
    .orderBy(desc(looks), desc(registerDays), user.name, user.id, room.id);
  return rows.map((row) => ({ ...row, lastAt: row.lastAt?.toISOString() ?? "" }));
}
