import type { Database } from "@/db/client";
import { pgArray } from "@/db/pg-array";
import type { DayCell, NamedActivity } from "@/domain/stats/totals";
import { Refusal } from "../../refusal";

interface Row extends NamedActivity {
  /** The activity it was merged into, otherwise its own id. */
  shownId: string;
  isRest: boolean;
}

/**
 * Prepared, because every dashboard runs them. No join: an activity is merged only into another of
 * the same person.
 */
const activitiesSql = (column: string) => `
select id, coalesce(merged_into_id, id) as "shownId", name, color, is_rest as "isRest"
from activity where user_id = ${column} order by created_at, position, id`;
const OF_PERSON = activitiesSql("$1::uuid");
const OF_PEOPLE = activitiesSql("any($1::uuid[])");

/**
 * The activity shown for each recorded activity id. Rests are left out, because they never count.
 */
export type CountedActivities = ReadonlyMap<string, NamedActivity>;

/**
 * Returns the activities of these people that count in figures, archived ones included. A merged
 * activity maps to the one it was merged into.
 */
export async function listCountedActivities(
  database: Database,
  userIds: string[],
): Promise<CountedActivities> {
  return buildCounted(await database.history.prepared<Row>(OF_PEOPLE, [pgArray(userIds)]));
}

/**
 * Like `listCountedActivities` for one person and, if given, a single activity. Refuses an activity
 * of another person with `activity_not_found`; the result for a rest is empty.
 */
export async function listChosenActivities(
  database: Database,
  { userId, activityId }: { userId: string; activityId?: string | undefined },
): Promise<CountedActivities> {
  const rows = await database.history.prepared<Row>(OF_PERSON, [userId]);
  if (activityId === undefined) return buildCounted(rows);
  const chosen = rows.find((row) => row.id === activityId);
  if (!chosen) throw new Refusal("activity_not_found");
  return buildCounted(rows, (row) => row.shownId === chosen.shownId);
}

function buildCounted(rows: Row[], isAsked: (row: Row) => boolean = () => true): CountedActivities {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const counting = new Map<string, NamedActivity>();
  for (const row of rows.filter(isAsked)) {
    const shown = byId.get(row.shownId);
    if (!shown || shown.isRest) continue;
    counting.set(row.id, { id: shown.id, name: shown.name, color: shown.color });
  }
  return counting;
}

/** Keeps the cells that count and puts each under the activity shown for it. */
export function countedCells(cells: DayCell[], activities: CountedActivities): DayCell[] {
  return cells.flatMap((cell) => {
    const shown = activities.get(cell.activityId);
    return shown ? [{ ...cell, activityId: shown.id }] : [];
  });
}
