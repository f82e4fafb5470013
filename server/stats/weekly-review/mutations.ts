import type { Database } from "@/db/client";
import { databaseNow, readClock } from "@/db/clock";
import { weeklyReview } from "@/db/schema";
import { localDay } from "@/domain/time/local-day";
import { lockAccount } from "../../account/queries";
import { Refusal } from "../../refusal";
import { findWeeklyReview } from "./queries";

/**
 * Saves the answer to a week's question. A second answer keeps the question that was asked first.
 * Refuses a week that has not begun with `week_not_begun`.
 */
export async function answerWeeklyReview(
  database: Database,
  {
    userId,
    week,
    answer,
    ...where
  }: { userId: string; timeZone: string; week: string; answer: string },
): Promise<void> {
  const { question } = await findWeeklyReview(database, { userId, week, ...where });
  await database.db.transaction(async (tx) => {
    const { timeZone } = await lockAccount(tx, userId);
    if (localDay(await readClock(tx), timeZone) < week) throw new Refusal("week_not_begun");
    await tx
      .insert(weeklyReview)
      .values({ userId, week, question, answer, answeredAt: databaseNow })
      .onConflictDoUpdate({
        target: [weeklyReview.userId, weeklyReview.week],
        set: { answer, answeredAt: databaseNow },
      });
  });
}
