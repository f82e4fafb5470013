import type { Database } from "@/db/client";
import { pgArray } from "@/db/pg-array";
import { IS_ENDED, TALLY } from "@/db/status-sql";
import type { Sizing } from "@/domain/api/dashboard";
import type { LengthTally } from "@/domain/api/tally";
import type { CountedActivities } from "./activity-queries";
import {
  IS_VISIBLE,
  VISIBLE_SCOPE_ARRAYS,
  type VisibleScope,
  visibleScopeValues,
} from "./visible-queries";

/** Totals of a person's ended sessions of one recorded activity and length. */
export interface LengthRow extends LengthTally {
  userId: string;
  activityId: string;
  /** Number of sessions on `recentFrom` or later. */
  recent: number;
  /** Start of the last session, in epoch milliseconds. */
  lastStartedMs: number;
}

const LENGTHS = `
select scope.user_id as "userId", length.*
from unnest(${VISIBLE_SCOPE_ARRAYS}, $4::date[]) as scope (user_id, room_id, since, recent_from)
cross join lateral (
  select s.activity_id as "activityId", s.planned_minutes as minutes, ${TALLY},
    count(*) filter (where s.local_date >= scope.recent_from)::int as recent,
    (extract(epoch from max(s.started_at)) * 1000)::float8 as "lastStartedMs"
  from focus_session s where ${IS_VISIBLE} and ${IS_ENDED}
  group by s.activity_id, s.planned_minutes
) length
order by length.minutes`;

/**
 * Returns the totals per activity and length over the visible sessions of many people, rests
 * included, with one statement.
 */
export const listLengthRows = (
  database: Database,
  scope: readonly (VisibleScope & { recentFrom: string })[],
): Promise<LengthRow[]> =>
  database.history.prepared<LengthRow>(LENGTHS, [
    ...visibleScopeValues(scope),
    pgArray(scope.map((part) => part.recentFrom)),
  ]);

/** Groups the rows of one person by the activity shown for them. Keeps the order of the rows. */
export function groupByActivity<Row extends { activityId: string }>(
  rows: readonly Row[],
  activities: CountedActivities,
): (Pick<Sizing, "activityId" | "name" | "color"> & { rows: Row[] })[] {
  const shown = new Map([...activities.values()].map((activity) => [activity.id, activity]));
  return [...shown.values()].map(({ id, name, color }) => ({
    activityId: id,
    name,
    color,
    rows: rows.filter((row) => activities.get(row.activityId)?.id === id),
  }));
}

/** Sums the tallies that share a length, for example after activities were merged. */
export function sumByLength(tallies: readonly LengthTally[]): LengthTally[] {
  const byLength = new Map<number, LengthTally>();
  for (const { minutes, completed, broken } of tallies) {
    const known = byLength.get(minutes) ?? { minutes, completed: 0, broken: 0 };
    byLength.set(minutes, {
      minutes,
      completed: known.completed + completed,
      broken: known.broken + broken,
    });
  }
  return [...byLength.values()];
}
