import type { Db } from "@/db/client";
import { setGoalFrom } from "@/db/goal-version";
import type { GoalUnit } from "@/domain/stats/goal";
import { holdPerson } from "../../account/queries";
import { activityById } from "../../activity/queries";
import { requireFound } from "../../refusal";
import { currentWeek, goalActivity, goalVersionsOf } from "./queries";

interface Own {
  userId: string;
  activityId: string;
}

/** Sets what is meant from this week on; the weeks before keep the goal they had. */
export async function setGoal(
  db: Db,
  { userId, activityId, ...version }: Own & { unit: GoalUnit; amount: number },
): Promise<void> {
  await db.transaction(async (tx) => {
    const { timeZone } = await holdPerson(tx, userId);
    await goalActivity(tx, { userId, activityId });
    const fromWeek = await currentWeek(tx, timeZone);
    await setGoalFrom(tx, { userId, activityId, fromWeek, ...version });
  });
}

/** Takes a goal away from this week on; the weeks before keep it. */
export async function removeGoal(db: Db, { userId, activityId }: Own): Promise<void> {
  await db.transaction(async (tx) => {
    const { timeZone } = await holdPerson(tx, userId);
    requireFound(await activityById(tx, { userId, id: activityId }), "activity_not_found");
    const week = await currentWeek(tx, timeZone);
    const goals = await goalVersionsOf(tx, { userId, week });
    const standing = goals.find((version) => version.activityId === activityId);
    const { unit } = requireFound(standing, "goal_not_found");
    await setGoalFrom(tx, { userId, activityId, fromWeek: week, unit, amount: 0 });
  });
}
