import type { Database } from "@/db/client";
import type { Sizing } from "@/domain/api/wire-dashboard";
import { suggestMinutes } from "@/domain/stats/sizing/sizing";
import { suggestByPart } from "@/domain/stats/sizing/sizing-by-part";
import { findDayPart } from "@/domain/time/day-part";
import { type CountingActivities, countingActivities } from "./activity-queries";
import { type HourRow, hourRows } from "./hour-queries";
import { mergedByLength, underActivities } from "./length-queries";
import { type Seen, whole } from "./visible-queries";

/** What a person reliably keeps of each activity that is no rest, in the order they were made. */
export async function sizing(database: Database, userId: string): Promise<Sizing[]> {
  const [activities, rows] = await Promise.all([
    countingActivities(database, [userId]),
    hourRows(database, whole(userId)),
  ]);
  return sizingOf(rows, activities);
}

/** The same by what is seen of somebody, for each of these activities. */
export const seenSizing = async (
  database: Database,
  seen: Seen,
  activities: CountingActivities,
): Promise<Sizing[]> => sizingOf(await hourRows(database, seen), activities);

function sizingOf(rows: readonly HourRow[], activities: CountingActivities): Sizing[] {
  return underActivities(rows, activities).map(({ rows, ...activity }) => {
    const byLength = mergedByLength(rows);
    const parted = rows.map((row) => ({ ...row, part: findDayPart(row.hour) }));
    const byPart = suggestByPart(parted).map(({ part, isOwn, reason }) => ({
      part,
      isOwn,
      suggestedMinutes: reason?.reliable.minutes ?? null,
      byLength: mergedByLength(parted.filter((row) => row.part === part)),
    }));
    return { ...activity, suggestedMinutes: suggestMinutes(byLength), byLength, byPart };
  });
}
