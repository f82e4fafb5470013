import { and, desc, eq, lte } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { setGoalFrom } from "@/db/goal-version";
import { coachPlan, goal } from "@/db/schema";
import type { CoachPlan } from "@/domain/api/coach-messages";
import { canAnswerPlan } from "@/domain/coaching/plan";
import { lockAccount, lockAccountRows } from "../../account/queries";
import { Refusal, requireFound } from "../../refusal";
import { findCurrentWeek, requireGoalActivity } from "../../stats/goal/queries";
import { findPlan } from "./plan-queries";

/**
 * Answers a plan as the member it was suggested to, or changes an earlier answer. The same answer
 * again changes nothing. Refuses an answer that `canAnswerPlan` does not allow:
 * `plan_already_answered`. An accepted plan becomes the goal from this week on, with the coach's
 * name; its suggested length changes nothing else. A plan declined after it was accepted ends its
 * goal from this week on.
 */
export async function answerPlan(
  db: Db,
  { userId, id, isAccepted }: { userId: string; id: string; isAccepted: boolean },
): Promise<CoachPlan> {
  return db.transaction(async (tx) => {
    const { timeZone } = await lockAccount(tx, userId);
    const plan = await findPlan(tx, id);
    if (plan?.userId !== userId) throw new Refusal("plan_not_found");
    // Locks the coach before the plan, in the same order as the deletion of an account, to avoid a
    // deadlock.
    const coach = await lockAccountRows(tx, [plan.coach.userId]);
    if (coach.size === 0) throw new Refusal("plan_not_found");
    if (plan.isAccepted === isAccepted) return plan;
    if (!canAnswerPlan(plan, isAccepted)) throw new Refusal("plan_already_answered");
    const answered = await tx
      .update(coachPlan)
      .set({ answeredAt: databaseNow, isAccepted })
      .where(eq(coachPlan.id, id))
      .returning({ id: coachPlan.id });
    // The coach withdrew it meanwhile.
    if (answered.length === 0) throw new Refusal("plan_not_found");
    const fromWeek = await findCurrentWeek(tx, timeZone);
    if (isAccepted) await becomeGoal(tx, plan, fromWeek);
    else if (plan.isAccepted) await endPlanGoal(tx, plan, fromWeek);
    return requireFound(await findPlan(tx, id), "plan_not_found");
  });
}

async function becomeGoal(tx: Db, plan: CoachPlan, fromWeek: string): Promise<void> {
  const { userId, unit, amount } = plan;
  const activityId = plan.activity.id;
  await requireGoalActivity(tx, { userId, activityId });
  const suggestedBy = plan.coach.userId;
  await setGoalFrom(tx, { userId, activityId, fromWeek, unit, amount, suggestedBy });
}

/** Ends the goal a plan created, unless the member has changed that goal since. */
async function endPlanGoal(tx: Db, plan: CoachPlan, fromWeek: string): Promise<void> {
  const { userId, unit } = plan;
  const activityId = plan.activity.id;
  const [standing] = await tx
    .select()
    .from(goal)
    .where(
      and(eq(goal.userId, userId), eq(goal.activityId, activityId), lte(goal.fromWeek, fromWeek)),
    )
    .orderBy(desc(goal.fromWeek))
    .limit(1);
  const isOfPlan =
    standing?.suggestedBy === plan.coach.userId &&
    standing.unit === unit &&
    standing.amount === plan.amount;
  if (isOfPlan) await setGoalFrom(tx, { userId, activityId, fromWeek, unit, amount: 0 });
}
