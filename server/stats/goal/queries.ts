import { and, eq, lte } from "drizzle-orm";
import type { Database, Db } from "@/db/client";
import { readClock } from "@/db/clock";
import { goal, user } from "@/db/schema";
import type { GoalProgress } from "@/domain/api/wire-dashboard";
import { buildGoalProgress, type GoalVersion, listActiveGoals } from "@/domain/stats/goal";
import type { NamedActivity } from "@/domain/stats/totals";
import { localDay } from "@/domain/time/local-day";
import { findMonday, findWeek } from "@/domain/time/period";
import { activityById, listActivities } from "../../activity/queries";
import { Refusal, requireFound } from "../../refusal";
import { personalFigures } from "../dashboard/queries";

/** Whose goals: the week they live in follows from the database's now and their zone. */
interface Who {
  userId: string;
  timeZone: string;
}

/** A goal that stands this week. */
export interface StandingGoal extends GoalVersion, Omit<NamedActivity, "id"> {}

/** The Monday of the week a person lives in. */
export async function currentWeek(db: Db, timeZone: string): Promise<string> {
  return findMonday(localDay(await readClock(db), timeZone));
}

/** Refuses an activity that no goal can be set on: somebody else's, one put away, a rest. */
export async function goalActivity(
  db: Db,
  { userId, activityId }: { userId: string; activityId: string },
): Promise<void> {
  const own = requireFound(
    await activityById(db, { userId, id: activityId }),
    "activity_not_found",
  );
  if (own.mergedIntoId) throw new Refusal("activity_not_found");
  if (own.archivedAt) throw new Refusal("activity_archived");
  if (own.isRest) throw new Refusal("goal_on_rest");
}

/** The goals that stand this week, by the names of their activities. */
export async function standingGoals(db: Db, who: Who): Promise<StandingGoal[]> {
  const week = await currentWeek(db, who.timeZone);
  const goals = await goalVersionsOf(db, { userId: who.userId, week });
  return (await activitiesIn(db, { ...who, week })).flatMap(({ id, name, color }) =>
    goals
      .filter((version) => version.activityId === id)
      .map((version) => ({ ...version, name, color })),
  );
}

/** The goals that stood in a week beside what the week came to. */
export async function weekProgress(
  database: Database,
  { week, ...who }: Who & { week: string },
): Promise<GoalProgress[]> {
  const { db } = database;
  const [goals, activities, { byActivity }] = await Promise.all([
    goalVersionsOf(db, { userId: who.userId, week }),
    activitiesIn(db, { ...who, week }),
    personalFigures(database, { userId: who.userId, ...findWeek(week) }),
  ]);
  return buildGoalProgress(goals, activities, byActivity);
}

/** The versions that stand in a week: at most one an activity. */
export async function goalVersionsOf(
  db: Db,
  { userId, week }: { userId: string; week: string },
): Promise<GoalVersion[]> {
  const versions = await db
    .select({
      activityId: goal.activityId,
      fromWeek: goal.fromWeek,
      unit: goal.unit,
      amount: goal.amount,
      suggestedBy: user.name,
    })
    .from(goal)
    .leftJoin(user, eq(user.id, goal.suggestedBy))
    .where(and(eq(goal.userId, userId), lte(goal.fromWeek, week)));
  return listActiveGoals(week, versions);
}

/**
 * The activities that were at hand in a week, by name: an archived one keeps its goal in the weeks
 * before.
 */
async function activitiesIn(
  db: Db,
  { userId, timeZone, week }: Who & { week: string },
): Promise<NamedActivity[]> {
  const activities = await listActivities(db, userId);
  return activities
    .filter(
      ({ archivedAt }) =>
        archivedAt === null || week < findMonday(localDay(new Date(archivedAt), timeZone)),
    )
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}
