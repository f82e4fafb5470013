import { and, eq, gte } from "drizzle-orm";
import type { Db } from "./client";
import { databaseNow } from "./clock";
import { goal } from "./schema";

/**
 * Sets what is meant from a week on, in the place of that week's version and of later ones, which
 * a flight westward may have left behind.
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
