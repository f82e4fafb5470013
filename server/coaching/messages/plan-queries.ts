import { and, desc, eq, isNotNull, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Db, queryRows } from "@/db/client";
import { activity, coachPlan, room, user } from "@/db/schema";
import { IS_ENDED } from "@/db/status-sql";
import type { CoachPlan } from "@/domain/api/coach-messages";
import { hasNoRunningSession, shownActivity } from "../../focus-session/queries";
import type { Coach, GrantedMember } from "../sharing/grant-queries";

/** Maximum number of plans listed. The account export has all of them. */
const LISTED = 200;

const planned = alias(activity, "planned_activity");

/** Lists the plans a coach suggested to a member in a room, latest first. */
export const listPlansForMember = (
  db: Db,
  { roomId, coachId, userId }: Coach & { userId: string },
) =>
  plans(
    db,
    and(eq(coachPlan.roomId, roomId), eq(coachPlan.coachId, coachId), eq(coachPlan.userId, userId)),
  );

/**
 * Lists the plans coaches suggested to a member, in one room or (`null`) in all, latest first.
 * Hides unanswered plans while a session of the member runs (PRODUCT.md, rule 11).
 */
export const listOwnPlans = (
  db: Db,
  { userId, roomId }: { userId: string; roomId: string | null },
): Promise<CoachPlan[]> =>
  plans(
    db,
    and(
      eq(coachPlan.userId, userId),
      roomId === null ? undefined : eq(coachPlan.roomId, roomId),
      or(isNotNull(coachPlan.answeredAt), hasNoRunningSession(db, userId)),
    ),
  );

/** Returns a plan, or `null`. */
export async function findPlan(db: Db, id: string): Promise<CoachPlan | null> {
  const [plan] = await plans(db, eq(coachPlan.id, id));
  return plan ?? null;
}

/**
 * True if the grant lets the coach see a session of this activity, or of one merged into it. The
 * coach does not see the names of other activities either.
 */
export async function isVisibleActivity(
  db: Db,
  { userId, roomId, since }: GrantedMember,
  activityId: string,
): Promise<boolean> {
  const rows = await queryRows(
    db,
    sql`
select from focus_session s join activity own on own.user_id = s.user_id and own.id = s.activity_id
where s.user_id = ${userId}::uuid and coalesce(own.merged_into_id, own.id) = ${activityId}::uuid
  and (${roomId}::uuid is null or s.room_id = ${roomId}::uuid)
  and (${since}::date is null or s.local_date >= ${since}::date)
  and ${sql.raw(IS_ENDED)}
limit 1`,
  );
  return rows.length > 0;
}

/** True for the coach's latest plan in the room for the activity shown. */
const isLatest = sql<boolean>`not exists (
  select from ${coachPlan} later join ${activity} of_later on of_later.id = later.activity_id
  where later.user_id = ${coachPlan.userId} and later.coach_id = ${coachPlan.coachId}
    and later.room_id = ${coachPlan.roomId} and later.suggested_at > ${coachPlan.suggestedAt}
    and coalesce(of_later.merged_into_id, of_later.id) = ${shownActivity.id})`;

async function plans(db: Db, which: SQL | undefined): Promise<CoachPlan[]> {
  const rows = await db
    .select({
      plan: coachPlan,
      isLatest,
      roomSlug: room.slug,
      coachName: user.name,
      activity: { id: shownActivity.id, name: shownActivity.name, color: shownActivity.color },
    })
    .from(coachPlan)
    .innerJoin(room, eq(room.id, coachPlan.roomId))
    .innerJoin(user, eq(user.id, coachPlan.coachId))
    .innerJoin(planned, eq(planned.id, coachPlan.activityId))
    .innerJoin(
      shownActivity,
      eq(shownActivity.id, sql`coalesce(${planned.mergedIntoId}, ${planned.id})`),
    )
    .where(which)
    .orderBy(desc(coachPlan.suggestedAt), coachPlan.id)
    .limit(LISTED);
  return rows.map(({ plan, isLatest, roomSlug, coachName, activity }) => ({
    id: plan.id,
    roomSlug,
    coach: { userId: plan.coachId, name: coachName },
    userId: plan.userId,
    activity,
    unit: plan.unit,
    amount: plan.amount,
    minutes: plan.minutes,
    suggestedAt: plan.suggestedAt.toISOString(),
    answeredAt: plan.answeredAt?.toISOString() ?? null,
    isAccepted: plan.isAccepted,
    isLatest,
  }));
}
