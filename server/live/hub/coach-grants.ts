import { type SQL, sql } from "drizzle-orm";
import type { SharedWithCoach } from "@/domain/room/audience";
import { RECENT_MS } from "@/domain/room/seat";

/** What the members of a room share with each of its coaches, by the coach's id. */
export type CoachGrants = ReadonlyMap<string, SharedWithCoach>;
export const NO_GRANTS: CoachGrants = new Map();

export interface CoachGrantRow {
  coachId: string;
  userId: string;
  showsTargets: boolean;
}

/**
 * The active grants of a room, and whether they show targets at `readAt`, the instant at which the
 * seats were read. Read them after the seats: a grant revoked before a session started must not show
 * it.
 *
 * A grant does not cover sessions before its first day, and a seat shows the last hour. While a seat
 * shows an older session, all its targets stay hidden.
 */
export function selectCoachGrants(roomId: string, readAt: string): SQL {
  const recentSince = sql`${readAt}::timestamptz - ${sql.raw(`interval '${RECENT_MS} milliseconds'`)}`;
  return sql`
select g.coach_id as "coachId", g.user_id as "userId", g.sees_targets and not exists (
  select from focus_session s where s.user_id = g.user_id and s.room_id = g.room_id
    and s.local_date < g.since_date and s.planned_end >= ${recentSince}) as "showsTargets"
from coach_grant g where g.room_id = ${roomId}::uuid and g.revoked_at is null`;
}

export function groupByCoach(rows: readonly CoachGrantRow[]): CoachGrants {
  const grants = new Map<string, { members: string[]; targets: string[] }>();
  for (const { coachId, userId, showsTargets } of rows) {
    const shared = grants.get(coachId) ?? { members: [], targets: [] };
    shared.members.push(userId);
    if (showsTargets) shared.targets.push(userId);
    grants.set(coachId, shared);
  }
  return grants;
}
