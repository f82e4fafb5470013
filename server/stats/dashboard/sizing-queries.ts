import type { Database } from "@/db/client";
import type { Sizing } from "@/domain/api/dashboard";
import { suggestMinutes } from "@/domain/stats/sizing/sizing";
import { suggestByPart } from "@/domain/stats/sizing/sizing-by-part";
import { findDayPart } from "@/domain/time/day-part";
import { type CountedActivities, listCountedActivities } from "./activity-queries";
import { type HourRow, listHourRows } from "./hour-queries";
import { groupByActivity, sumByLength } from "./length-queries";
import { type VisibleScope, wholeHistory } from "./visible-queries";

/**
 * Returns the lengths a person reliably completes, for each activity except rests, in the order the
 * activities were created.
 */
export async function findSizing(database: Database, userId: string): Promise<Sizing[]> {
  const [activities, rows] = await Promise.all([
    listCountedActivities(database, [userId]),
    listHourRows(database, wholeHistory(userId)),
  ]);
  return buildSizing(rows, activities);
}

/** Like `findSizing`, but from the visible sessions of a person and for the given activities. */
export const findVisibleSizing = async (
  database: Database,
  scope: VisibleScope,
  activities: CountedActivities,
): Promise<Sizing[]> => buildSizing(await listHourRows(database, scope), activities);

function buildSizing(rows: readonly HourRow[], activities: CountedActivities): Sizing[] {
  return groupByActivity(rows, activities).map(({ rows, ...activity }) => {
    const byLength = sumByLength(rows);
    const parted = rows.map((row) => ({ ...row, part: findDayPart(row.hour) }));
    const byPart = suggestByPart(parted).map(({ part, isOwn, reason }) => ({
      part,
      isOwn,
      suggestedMinutes: reason?.reliable.minutes ?? null,
      byLength: sumByLength(parted.filter((row) => row.part === part)),
    }));
    return { ...activity, suggestedMinutes: suggestMinutes(byLength), byLength, byPart };
  });
}
