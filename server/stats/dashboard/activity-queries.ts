import type { Database } from "@/db/client";
import { pgArray } from "@/db/pg-array";
import type { DayCell, NamedActivity } from "@/domain/stats/totals";
import { Refusal } from "../../refusal";

interface Row extends NamedActivity {
  /** What it was merged into, else itself. */
  shownId: string;
  isRest: boolean;
}

/** No join: what one was merged into is among the same person's. */
const activitiesSql = (whose: string) => `
select id, coalesce(merged_into_id, id) as "shownId", name, color, is_rest as "isRest"
from activity where user_id = ${whose} order by created_at, position, id`;
const OF_PERSON = activitiesSql("$1::uuid");
const OF_PEOPLE = activitiesSql("any($1::uuid[])");

/** Under what a recorded activity is shown, for those that count: no rests. */
export type CountedActivities = ReadonlyMap<string, NamedActivity>;

/**
 * The activities of some people that count in figures, by the id under which sessions recorded
 * them. What was merged leads to what it was merged into; archived ones are there.
 */
export async function listCountedActivities(
  database: Database,
  userIds: string[],
): Promise<CountedActivities> {
  return countingOf(await database.prepared<Row>(OF_PEOPLE, [pgArray(userIds)]));
}

/**
 * The same of one person, narrowed to a single activity where one is named. Refuses one that is
 * not theirs (`activity_not_found`); of a rest, nothing counts.
 */
export async function listChosenActivities(
  database: Database,
  { userId, activityId }: { userId: string; activityId?: string | undefined },
): Promise<CountedActivities> {
  const rows = await database.prepared<Row>(OF_PERSON, [userId]);
  if (activityId === undefined) return countingOf(rows);
  const chosen = rows.find((row) => row.id === activityId);
  if (!chosen) throw new Refusal("activity_not_found");
  return countingOf(rows, (row) => row.shownId === chosen.shownId);
}

function countingOf(rows: Row[], isAsked: (row: Row) => boolean = () => true): CountedActivities {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const counting = new Map<string, NamedActivity>();
  for (const row of rows.filter(isAsked)) {
    const shown = byId.get(row.shownId);
    if (!shown || shown.isRest) continue;
    counting.set(row.id, { id: shown.id, name: shown.name, color: shown.color });
  }
  return counting;
}

/** The cells that count, each under the activity it is shown as. */
export function countedCells(cells: DayCell[], activities: CountedActivities): DayCell[] {
  return cells.flatMap((cell) => {
    const shown = activities.get(cell.activityId);
    return shown ? [{ ...cell, activityId: shown.id }] : [];
  });
}
