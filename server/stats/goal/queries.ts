import { and, eq, lte } from "drizzle-orm";
import type { Database, Db } from "@/db/client";
import { readClock } from "@/db/clock";
import { type Given, prepareQuery } from "@/db/prepare-query";
import { goal, user } from "@/db/schema";
import type { GoalProgress } from "@/domain/api/goal";
import { buildGoalProgress, type GoalVersion, listActiveGoals } from "@/domain/stats/goal";
import type { NamedActivity } from "@/domain/stats/totals";
import { localDay } from "@/domain/time/local-day";
import { findMonday, findWeek } from "@/domain/time/period";
import { findActivity, listActivities } from "../../activity/queries";
import { Refusal, requireFound } from "../../refusal";
import { findPersonalDashboard } from "../dashboard/queries";

/** The current week follows from the database's clock and this time zone. */
interface Person {
  userId: string;
  timeZone: string;
}

/** A goal of the current week. */
export interface ActiveGoal extends GoalVersion, Omit<NamedActivity, "id"> {}

/** Returns the Monday of the current week in this time zone. */
export async function findCurrentWeek(db: Db, timeZone: string): Promise<string> {
  return findMonday(localDay(await readClock(db), timeZone));
}

/** Refuses an activity that cannot have a goal: another person's, an archived one or a rest. */
export async function requireGoalActivity(
  db: Db,
  { userId, activityId }: { userId: string; activityId: string },
): Promise<void> {
  const activity = requireFound(
    await findActivity(db, { userId, id: activityId }),
    "activity_not_found",
  );
  if (activity.mergedIntoId) throw new Refusal("activity_not_found");
  if (activity.archivedAt) throw new Refusal("activity_archived");
  if (activity.isRest) throw new Refusal("goal_on_rest");
}

/** Returns the goals of the current week, ordered by the name of their activity. */
export async function listGoals(db: Db, person: Person): Promise<ActiveGoal[]> {
  const week = await findCurrentWeek(db, person.timeZone);
  const goals = await listGoalsOfWeek(db, { userId: person.userId, week });
  return (await listActivitiesOfWeek(db, { ...person, week })).flatMap(({ id, name, color }) =>
    goals
      .filter((version) => version.activityId === id)
      .map((version) => ({ ...version, name, color })),
  );
}

/** Returns the goals of a week with the progress made in it. */
export async function listGoalProgress(
  database: Database,
  { week, ...person }: Person & { week: string },
): Promise<GoalProgress[]> {
  const { db } = database;
  const [goals, activities, { byActivity }] = await Promise.all([
    listGoalsOfWeek(db, { userId: person.userId, week }),
    listActivitiesOfWeek(db, { ...person, week }),
    findPersonalDashboard(database, { userId: person.userId, ...findWeek(week) }),
  ]);
  return buildGoalProgress(goals, activities, byActivity);
}

const selectVersions = prepareQuery((db, { userId, week }: Given<"userId" | "week">) =>
  db
    .select({
      activityId: goal.activityId,
      fromWeek: goal.fromWeek,
      unit: goal.unit,
      amount: goal.amount,
      suggestedBy: user.name,
    })
    .from(goal)
    .leftJoin(user, eq(user.id, goal.suggestedBy))
    .where(and(eq(goal.userId, userId), lte(goal.fromWeek, week))),
);

/** Returns the goals that are valid in a week, at most one per activity. */
async function listGoalsOfWeek(
  db: Db,
  { userId, week }: { userId: string; week: string },
): Promise<GoalVersion[]> {
  const versions = await selectVersions(db, { userId, week });
  return listActiveGoals(week, versions);
}

/**
 * Returns the activities that were active in a week, by name. An archived activity keeps its goal
 * in the weeks before it was archived.
 */
async function listActivitiesOfWeek(
  db: Db,
  { userId, timeZone, week }: Person & { week: string },
): Promise<NamedActivity[]> {
  const activities = await listActivities(db, userId);
  return activities
    .filter(
      ({ archivedAt }) =>
        archivedAt === null || week < findMonday(localDay(new Date(archivedAt), timeZone)),
    )
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}
