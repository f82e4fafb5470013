import { and, asc, count, eq, gt, isNull, max, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { type Given, prepareQuery } from "@/db/prepare-query";
import { activity, focusSession } from "@/db/schema";
import type { Activity } from "@/domain/api/activity";
import type { Color } from "@/domain/focus-session/color";

export interface ListedActivity extends Activity {
  /** `null` while it is active. */
  archivedAt: string | null;
}

const selectActivities = prepareQuery((db, { userId }: Given<"userId">) => {
  const shownId = sql<string>`coalesce(${activity.mergedIntoId}, ${activity.id})`;
  const used = db
    .select({ activityId: shownId.as("shown_id"), at: max(focusSession.startedAt).as("used_at") })
    .from(focusSession)
    .innerJoin(activity, eq(activity.id, focusSession.activityId))
    .where(
      and(
        eq(focusSession.userId, userId),
        gt(focusSession.plannedEnd, sql`${databaseNow} - interval '90 days'`),
      ),
    )
    .groupBy(shownId)
    .as("used");
  return db
    .select({
      id: activity.id,
      name: activity.name,
      color: activity.color,
      isRest: activity.isRest,
      archivedAt: activity.archivedAt,
    })
    .from(activity)
    .leftJoin(used, eq(used.activityId, activity.id))
    .where(and(eq(activity.userId, userId), isNull(activity.mergedIntoId)))
    .orderBy(
      sql`${activity.archivedAt} is not null`,
      sql`${used.at} desc nulls last`,
      activity.isRest,
      asc(activity.createdAt),
      asc(activity.position),
    );
});

/**
 * Lists a person's activities: most recently started first, then those unused for 90 days in the
 * order they were created, archived ones last. Merged activities are left out.
 */
export async function listActivities(db: Db, userId: string): Promise<ListedActivity[]> {
  const rows = await selectActivities(db, { userId });
  return rows.map((row) => ({ ...row, archivedAt: row.archivedAt?.toISOString() ?? null }));
}

/** Returns a person's activity, merged ones included, or `null` if they have none with this id. */
export async function findActivity(db: Db, { userId, id }: { userId: string; id: string }) {
  const [row] = await db
    .select()
    .from(activity)
    .where(and(eq(activity.userId, userId), eq(activity.id, id)));
  return row ?? null;
}

/** Counts a person's active activities, those of them that are not rests, and all ever created. */
export async function countActivities(db: Db, userId: string) {
  const isActive = isNull(activity.archivedAt);
  const [row] = await db
    .select({
      ever: count(),
      active: sql<number>`count(*) filter (where ${isActive})::int`,
      counting: sql<number>`count(*) filter (where ${isActive} and not ${activity.isRest})::int`,
    })
    .from(activity)
    .where(eq(activity.userId, userId));
  return row ?? { ever: 0, active: 0, counting: 0 };
}

/** Returns the colors of a person's active activities. */
export async function listActiveColors(db: Db, userId: string): Promise<Color[]> {
  const rows = await db
    .select({ color: activity.color })
    .from(activity)
    .where(and(eq(activity.userId, userId), isNull(activity.archivedAt)));
  return rows.map(({ color }) => color);
}
