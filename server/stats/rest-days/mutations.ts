import { and, eq, gt } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { restDate, restWeekdays } from "@/db/schema";
import { changeWeekdays, isAfterToday, listRestDays } from "@/domain/stats/rest-days";
import { isWithinTenYears } from "@/domain/time/day-bounds";
import { lockAccount } from "../../account/queries";
import { Refusal } from "../../refusal";
import { findRestRules, latestDay } from "./queries";

/**
 * Sets the weekdays off from the next local day on, replacing any change that was to begin later.
 * Setting the weekdays that already apply only cancels such a change.
 */
export async function setRestWeekdays(
  db: Db,
  { userId, weekdays }: { userId: string; weekdays: number[] },
): Promise<void> {
  await db.transaction(async (tx) => {
    const today = await lockLatestDay(tx, userId);
    const rules = await findRestRules(tx, userId);
    const held = listRestDays(rules, today).weekdays;
    const declared = changeWeekdays(rules.weekdayRules, [...weekdays].sort(), today).at(-1);
    await tx
      .delete(restWeekdays)
      .where(and(eq(restWeekdays.userId, userId), gt(restWeekdays.fromDate, today)));
    if (!declared || String(declared.weekdays) === String(held)) return;
    await tx.insert(restWeekdays).values({
      userId,
      fromDate: declared.fromDate,
      weekdays: [...declared.weekdays],
      declaredOn: today,
      declaredAt: databaseNow,
    });
  });
}

/** Adds one day off before it begins. Adding it again changes nothing. */
export async function declareRestDate(
  db: Db,
  { userId, date }: { userId: string; date: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const today = await lockLatestDay(tx, userId);
    if (!isAfterToday(date, today)) throw new Refusal("rest_day_in_past");
    if (!isWithinTenYears({ from: today, to: date })) throw new Refusal("rest_day_too_far");
    await tx
      .insert(restDate)
      .values({ userId, date, declaredOn: today, declaredAt: databaseNow })
      .onConflictDoNothing();
  });
}

/** Removes a day off before it begins. Does nothing for a day that was not added. */
export async function withdrawRestDate(
  db: Db,
  { userId, date }: { userId: string; date: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const today = await lockLatestDay(tx, userId);
    if (!isAfterToday(date, today)) throw new Refusal("rest_day_in_past");
    await tx.delete(restDate).where(and(eq(restDate.userId, userId), eq(restDate.date, date)));
  });
}

/**
 * Returns the latest local day of the person. It stays the latest until commit, because no session
 * can start meanwhile.
 */
async function lockLatestDay(tx: Db, userId: string): Promise<string> {
  const { timeZone } = await lockAccount(tx, userId);
  return latestDay(tx, { userId, timeZone });
}
