import { and, desc, eq, lte } from "drizzle-orm";
import type { Db } from "@/db/client";
import { setGoalFrom } from "@/db/goal-version";
import { goal } from "@/db/schema";
import type { GoalUnit } from "@/domain/stats/goal";
import { lockAccount } from "../../account/queries";
import { findActivity } from "../../activity/queries";
import { requireFound } from "../../refusal";
import { findCurrentWeek, requireGoalActivity } from "./queries";

interface Own {
  userId: string;
  activityId: string;
}

/** Sets the goal from this week on. Earlier weeks keep the goal they had. */
export async function setGoal(
  db: Db,
  { userId, activityId, ...version }: Own & { unit: GoalUnit; amount: number },
): Promise<void> {
  await db.transaction(async (tx) => {
    const { timeZone } = await lockAccount(tx, userId);
    await requireGoalActivity(tx, { userId, activityId });
    const fromWeek = await findCurrentWeek(tx, timeZone);
    await setGoalFrom(tx, { userId, activityId, fromWeek, ...version });
  });
}

/** Removes a goal from this week on. Earlier weeks keep it. Removing it again changes nothing. */
export async function removeGoal(db: Db, { userId, activityId }: Own): Promise<void> {
  await db.transaction(async (tx) => {
    const { timeZone } = await lockAccount(tx, userId);
    requireFound(await findActivity(tx, { userId, id: activityId }), "activity_not_found");
    const week = await findCurrentWeek(tx, timeZone);
    const [latest] = await tx
      .select({ unit: goal.unit, amount: goal.amount })
      .from(goal)
      .where(
        and(eq(goal.userId, userId), eq(goal.activityId, activityId), lte(goal.fromWeek, week)),
      )
      .orderBy(desc(goal.fromWeek))
      .limit(1);
    const { unit, amount } = requireFound(latest, "goal_not_found");
    if (amount === 0) return;
    await setGoalFrom(tx, { userId, activityId, fromWeek: week, unit, amount: 0 });
  });
}
