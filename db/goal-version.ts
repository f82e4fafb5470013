import { and, eq, gte } from "drizzle-orm";
import type { Db } from "./client";
import { databaseNow } from "./clock";
import { goal } from "./schema";

/**
 * Sets the goal from a week on. Replaces that week's version and any later ones, which exist if the
 * person has flown west across the start of a week.
 */
export async function setGoalFrom(
  tx: Db,
  version: Omit<typeof goal.$inferInsert, "setAt">,
): Promise<void> {
  const { userId, activityId, fromWeek } = version;
  await tx
    .delete(goal)
    .where(
      and(eq(goal.userId, userId), eq(goal.activityId, activityId), gte(goal.fromWeek, fromWeek)),
    );
  await tx.insert(goal).values({ ...version, setAt: databaseNow });
}
