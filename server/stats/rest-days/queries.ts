import { eq, max, sql } from "drizzle-orm";
import type { Db, ReadDb } from "@/db/client";
import { readClock } from "@/db/clock";
import { pgArray } from "@/db/pg-array";
import { type Given, prepareQuery } from "@/db/prepare-query";
import { focusSession, restDate, restWeekdays, user } from "@/db/schema";
import type { RestDays } from "@/domain/api/rest-days";
import { listRestDays, type RestRules, type WeekdayRule } from "@/domain/stats/rest-days";
import { localDay } from "@/domain/time/local-day";

interface Person {
  userId: string;
  timeZone: string;
}

/** Returns a person's current days off and the day after which new ones may be added. */
export async function findRestDays(db: Db, person: Person): Promise<RestDays> {
  return listRestDays(await findRestRules(db, person.userId), await latestDay(db, person));
}

/** Returns all days off a person ever set, including those of past days. */
export async function findRestRules(db: Db, userId: string): Promise<RestRules> {
  const rules = await listRestRules(db, [userId]);
  return rules.get(userId) ?? { weekdayRules: [], dates: [] };
}

const selectWeekdays = prepareQuery((db, { userIds }: Given<"userIds">) =>
  db.select().from(restWeekdays).where(sql`${restWeekdays.userId} = any(${userIds}::uuid[])`),
);

const selectDates = prepareQuery((db, { userIds }: Given<"userIds">) =>
  db.select().from(restDate).where(sql`${restDate.userId} = any(${userIds}::uuid[])`),
);

/** Like `findRestRules` for many people, with two statements in total. */
export async function listRestRules(
  db: ReadDb,
  userIds: string[],
): Promise<Map<string, RestRules>> {
  const [weekdays, dates] = await Promise.all([
    selectWeekdays(db, { userIds: pgArray(userIds) }),
    selectDates(db, { userIds: pgArray(userIds) }),
  ]);
  const rules = new Map(
    userIds.map((userId) => [userId, { weekdayRules: [] as WeekdayRule[], dates: [] as string[] }]),
  );
  for (const { userId, ...rule } of weekdays) rules.get(userId)?.weekdayRules.push(rule);
  for (const { userId, date } of dates) rules.get(userId)?.dates.push(date);
  return rules;
}

/**
 * Returns the latest local day a person has been in: today in the time zone of their account, the
 * day when they last changed it, or the day of a session started further east. A day that has begun
 * for them cannot be added as a day off, even if they change the time zone.
 */
export async function latestDay(db: Db, { userId, timeZone }: Person): Promise<string> {
  const today = localDay(await readClock(db), timeZone);
  const started = db
    .select({ day: max(focusSession.localDate) })
    .from(focusSession)
    .where(eq(focusSession.userId, userId));
  const [row] = await db
    .select({ left: user.latestDay, started: sql<string | null>`(${started})::text` })
    .from(user)
    .where(eq(user.id, userId));
  return [row?.left ?? today, row?.started ?? today].reduce(laterDay, today);
}

const laterDay = (a: string, b: string) => (b > a ? b : a);
