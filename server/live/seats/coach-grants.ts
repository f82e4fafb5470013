import { type SQL, sql } from "drizzle-orm";
import type { SharedWithCoach } from "@/domain/room/audience";
import { RECENT_MS } from "@/domain/room/seat";

/** The sharing of members, by the id of the coach or, in queries for one coach, of the room. */
export type CoachGrants = ReadonlyMap<string, SharedWithCoach>;
export const NO_GRANTS: CoachGrants = new Map();

export interface CoachGrantRow {
  roomId: string;
  coachId: string;
  userId: string;
  showsTargets: boolean;
}

/**
 * The grants that show a coach the last hour of a member at `readAt`, the instant at which the seats
 * were read. Read them after the seats: a grant revoked before a session started must not show it.
 *
 * A grant does not cover sessions before its first day. While the last hour has an older one, the
 * grant is left out.
 *
 * @param which a condition on `coach_grant g`.
 */
export function selectCoachGrants(which: SQL, readAt: SQL): SQL {
  const recentSince = sql`${readAt} - ${sql.raw(`interval '${RECENT_MS} milliseconds'`)}`;
  return sql`
select g.room_id as "roomId", g.coach_id as "coachId", g.user_id as "userId",
  g.sees_targets as "showsTargets"
from coach_grant g where ${which} and g.revoked_at is null and not exists (
  select from focus_session s where s.user_id = g.user_id and s.room_id = g.room_id
    and s.local_date < g.since_date and s.planned_end >= ${recentSince})`;
}

export const isInRoom = (roomId: string): SQL => sql`g.room_id = ${roomId}::uuid`;

export const toInstant = (iso: string): SQL => sql`${iso}::timestamptz`;

/** Groups rows by coach, or by another of their ids. */
export function groupGrants(
  rows: readonly CoachGrantRow[],
  key: "coachId" | "roomId" = "coachId",
): CoachGrants {
  const grants = new Map<string, { members: string[]; targets: string[] }>();
  for (const row of rows) {
    const shared = grants.get(row[key]) ?? { members: [], targets: [] };
    shared.members.push(row.userId);
    if (row.showsTargets) shared.targets.push(row.userId);
    grants.set(row[key], shared);
  }
  return grants;
}
