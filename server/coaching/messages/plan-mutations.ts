import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { activity, coachPlan } from "@/db/schema";
import type { CoachPlan } from "@/domain/api/coach-messages";
import type { GoalUnit } from "@/domain/stats/goal";
import { lockAccount } from "../../account/queries";
import { Refusal, requireFound } from "../../refusal";
import { requireGoalActivity } from "../../stats/goal/queries";
import { logAccess } from "../sharing/access-log-mutations";
import { type Coach, findGrantingMember, listGrantingMembers } from "../sharing/grant-queries";
import { lockMember, refusingDeletedMember } from "./lock-member";
import { findPlan, isVisibleActivity } from "./plan-queries";

interface Suggested {
  activityId: string;
  unit: GoalUnit;
  amount: number;
  minutes: number | null;
}

/**
 * Suggests a plan for an activity the coach can see. Replaces an unanswered plan for the same
 * activity. Refuses other members (`member_not_found`) and activities (`activity_not_found`).
 */
export async function suggestPlan(
  db: Db,
  { plan, ...who }: Coach & { userId: string; plan: Suggested },
): Promise<CoachPlan> {
  const write = db.transaction(async (tx) => {
    const { roomId, coachId } = who;
    await lockAccount(tx, coachId);
    const member = await findGrantingMember(tx, who);
    const { userId } = member;
    const { activityId } = plan;
    if (!(await isVisibleActivity(tx, member, activityId))) throw new Refusal("activity_not_found");
    await lockActivity(tx, { userId, activityId });
    await lockMember(tx, userId);
    await requireGoalActivity(tx, { userId, activityId });
    await tx
      .delete(coachPlan)
      .where(
        and(
          eq(coachPlan.userId, userId),
          eq(coachPlan.activityId, activityId),
          eq(coachPlan.roomId, roomId),
          eq(coachPlan.coachId, coachId),
          isNull(coachPlan.answeredAt),
        ),
      );
    const [row] = await tx
      .insert(coachPlan)
      .values({ ...plan, roomId, coachId, userId, suggestedAt: databaseNow })
      .returning({ id: coachPlan.id });
    return requireFound(await findPlan(tx, requireFound(row, "unexpected").id), "unexpected");
  });
  return refusingDeletedMember(write);
}

/**
 * Withdraws an unanswered plan, as the coach who suggested it. A refusal tells that the member
 * answered, and so is listed in their access log.
 */
export async function withdrawPlan(
  db: Db,
  { coachId, id }: { coachId: string; id: string },
): Promise<void> {
  const answered = await db.transaction(async (tx) => {
    await lockAccount(tx, coachId);
    const [plan] = await tx
      .select()
      .from(coachPlan)
      .where(and(eq(coachPlan.id, id), eq(coachPlan.coachId, coachId)));
    if (!plan) throw new Refusal("plan_not_found");
    const { roomId, userId } = plan;
    // A coach without a grant does not learn whether the plan was answered.
    const granting = await listGrantingMembers(tx, { roomId, coachId, userId });
    if (granting.length === 0) throw new Refusal("plan_not_found");
    const withdrawn = await tx
      .delete(coachPlan)
      .where(and(eq(coachPlan.id, id), isNull(coachPlan.answeredAt)))
      .returning({ id: coachPlan.id });
    return withdrawn.length === 0 && { roomId, userIds: [userId] };
  });
  if (!answered) return;
  await logAccess(db, { ...answered, coachId, what: "page" });
  throw new Refusal("plan_already_answered");
}

/**
 * Prevents the deletion of the activity until commit. Locks it before the member, in the same order
 * as the deletion of an account; the insert alone would lock them the other way round.
 */
async function lockActivity(
  tx: Db,
  { userId, activityId }: { userId: string; activityId: string },
): Promise<void> {
  const held = await tx
    .select({ id: activity.id })
    .from(activity)
    .where(and(eq(activity.userId, userId), eq(activity.id, activityId)))
    .for("key share");
  requireFound(held[0], "activity_not_found");
}
