import type { Database } from "@/db/client";
import { pgArray } from "@/db/pg-array";
import { NO_ROOM } from "@/db/schema";
import type { DayCell } from "@/domain/stats/totals";
import { FIRST_DAY } from "@/domain/time/day-bounds";
import type { Period } from "@/domain/time/period";
import { type CountedActivities, countedCells } from "./activity-queries";
import { listCellsByPerson } from "./cell-queries";

/** The part of a person's history that a viewer may see. */
export interface VisibleScope {
  userId: string;
  /** Only sessions run in this room; `null`: anywhere. */
  roomId: string | null;
  /** Only from this local day on; `null`: from the first. */
  since: string | null;
}

/** All of a person's history, as they see it themselves. */
export const wholeHistory = (userId: string): VisibleScope => ({
  userId,
  roomId: null,
  since: null,
});

/**
 * Returns the visible ended sessions that count, per person, summed by day and shown activity. Runs
 * one query per room, however many the people.
 */
export async function listVisibleCells(
  database: Database,
  scopes: readonly VisibleScope[],
  { activities, period }: { activities: CountedActivities; period: Period },
): Promise<Map<string, DayCell[]>> {
  const cells = new Map<string, DayCell[]>();
  for (const roomId of new Set(scopes.map((part) => part.roomId))) {
    const parts = scopes.filter((part) => part.roomId === roomId);
    const userIds = parts.map((part) => part.userId);
    const found = await listCellsByPerson(database, { userIds, roomId }, period);
    for (const { userId, since } of parts) {
      const all = countedCells(found.get(userId) ?? [], activities);
      cells.set(userId, since === null ? all : all.filter(({ date }) => date >= since));
    }
  }
  return cells;
}

/** Returns the values of `VISIBLE_SCOPE_ARRAYS`, the first three parameters of a statement. */
export const visibleScopeValues = (scopes: readonly VisibleScope[]): string[] => [
  pgArray(scopes.map((part) => part.userId)),
  pgArray(scopes.map((part) => part.roomId ?? NO_ROOM)),
  pgArray(scopes.map((part) => part.since ?? FIRST_DAY)),
];

/** The parameters from `visibleScopeValues`, to be unnested. */
export const VISIBLE_SCOPE_ARRAYS = "$1::uuid[], $2::uuid[], $3::date[]";

/** Condition: session `s` is in the part of the history that a row of `scope` describes. */
export const IS_VISIBLE = `s.user_id = scope.user_id and s.local_date >= scope.since
  and (scope.room_id = '${NO_ROOM}' or s.room_id = scope.room_id)`;
