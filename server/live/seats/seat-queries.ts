import { type SQL, sql } from "drizzle-orm";
import { focusSession } from "@/db/schema";
import { isRunning } from "@/db/status-sql";
import type { Color } from "@/domain/focus-session/color";
import type { Role } from "@/domain/room/permissions";
import { RECENT_MS } from "@/domain/room/seat";
import type { Sharing } from "@/domain/room/sharing";

/** A member with one of their sessions in the room, or with nulls when there is none. */
export interface SeatRow {
  slug: string;
  isCoachingRoom: boolean;
  version: string | number;
  groupVersion: string | number;
  nowMs: string | number;
  userId: string;
  name: string;
  role: Role;
  alsoCoaches: boolean;
  awaitsAgreement: boolean;
  sharing: Sharing;
  isPresent: boolean;
  /** Planned end of a running personal session, if shown; the earliest when a clock was set back. */
  busyMs: string | number | null;
  activityName: string | null;
  color: Color | null;
  isRest: boolean | null;
  target: string | null;
  startedMs: string | number | null;
  plannedEndMs: string | number;
  brokenMs: string | number | null;
  driftedMs: string | number | null;
}

/** A presence row that was not renewed for this long is dead: its process was killed. */
export const PRESENCE_SECONDS = 60;

/**
 * Condition: this row of `presence p` is alive. Uses the database's wall clock, not `stint_now()`,
 * because it is about a process and no rule of a session depends on it.
 */
export const isLivePresence = sql.raw(
  `p.seen_at > statement_timestamp() - interval '${PRESENCE_SECONDS} seconds'`,
);

const recentSince = sql.raw(`stint_now() - interval '${RECENT_MS} milliseconds'`);

const epochMs = (column: string) => sql.raw(`extract(epoch from ${column}) * 1000`);

/**
 * Members of a room (all, or those that `isSelected` picks) with their sessions in it that run or
 * ended within the last hour, oldest first. One statement gives all rows the same current time.
 */
export function selectSeats(roomId: string, isSelected: SQL = sql`true`): SQL {
  return sql`
select r.slug, r.is_coaching_room as "isCoachingRoom", r.version,
  r.group_version as "groupVersion", ${epochMs("stint_now()")} as "nowMs",
  m.user_id as "userId", u.name, m.role, m.also_coaches as "alsoCoaches",
  m.awaits_agreement as "awaitsAgreement", m.sharing,
  exists (select 1 from presence p
    where p.room_id = m.room_id and p.user_id = m.user_id and ${isLivePresence}) as "isPresent",
  case when m.shows_busy then (
    select extract(epoch from min(${focusSession.plannedEnd})) * 1000 from ${focusSession}
    where ${focusSession.userId} = m.user_id and ${focusSession.roomId} is null and ${isRunning}
  ) end as "busyMs",
  shown.name as "activityName", shown.color, shown.is_rest as "isRest", s.target,
  ${epochMs("s.started_at")} as "startedMs", ${epochMs("s.planned_end")} as "plannedEndMs",
  ${epochMs("s.broken_at")} as "brokenMs", ${epochMs("s.drifted_at")} as "driftedMs"
from room r
join membership m on m.room_id = r.id
join "user" u on u.id = m.user_id
left join focus_session s on s.room_id = m.room_id and s.user_id = m.user_id
  and s.planned_end >= ${recentSince} and coalesce(s.broken_at, s.planned_end) >= ${recentSince}
left join activity own on own.user_id = s.user_id and own.id = s.activity_id
left join activity shown on shown.id = coalesce(own.merged_into_id, own.id)
where r.id = ${roomId}::uuid and ${isSelected}
order by s.started_at`;
}
