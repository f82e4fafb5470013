import { type SQL, sql } from "drizzle-orm";
import { RECENT_MS } from "@/domain/room/seat";

/** By coach, the members of a room whose targets they may see. */
export type TargetGrants = ReadonlyMap<string, readonly string[]>;
export const NO_TARGETS: TargetGrants = new Map();

export interface TargetGrantRow {
  coachId: string;
  userId: string;
}

/** A minute more than a seat shows, because the seats were read earlier. */
const seatsSince = sql.raw(`stint_now() - interval '${RECENT_MS + 60_000} milliseconds'`);

/**
 * The grants of a room that show targets now. Read them after the seats: a grant revoked before a
 * session started must not show its target.
 *
 * A grant does not cover sessions before its first day, and a seat shows the last hour. While a seat
 * shows an older session, all its targets stay hidden.
 */
export function selectTargetGrants(roomId: string): SQL {
  return sql`
select g.coach_id as "coachId", g.user_id as "userId" from coach_grant g
where g.room_id = ${roomId}::uuid and g.revoked_at is null and g.sees_targets and not exists (
  select from focus_session s where s.user_id = g.user_id and s.room_id = g.room_id
    and s.local_date < g.since_date and s.planned_end >= ${seatsSince})`;
}

export function groupByCoach(rows: readonly TargetGrantRow[]): TargetGrants {
  const grants = new Map<string, string[]>();
  for (const { coachId, userId } of rows) {
    const members = grants.get(coachId);
    if (members) members.push(userId);
    else grants.set(coachId, [userId]);
  }
  return grants;
}
