import type { Database } from "@/db/client";
import { NO_ROOM } from "@/db/schema";
import { IS_ENDED } from "@/db/status-sql";
import type { Patterns } from "@/domain/api/dashboard";
import { buildPatterns, type EndedSession } from "@/domain/stats/patterns";
import type { Period } from "@/domain/time/period";
import { type CountedActivities, listChosenActivities } from "./activity-queries";
import type { PersonalQuery } from "./queries";

const ENDED_SESSIONS = `
select s.activity_id as "activityId", s.planned_minutes as "plannedMinutes",
  s.local_date::text as "localDate", s.time_zone as "timeZone", s.break_reason as "breakReason",
  (extract(epoch from s.started_at) * 1000)::float8 as "startedMs",
  (extract(epoch from s.broken_at) * 1000)::float8 as "brokenMs",
  s.drifted_at is not null as drifted
from focus_session s
where s.user_id = $1::uuid and s.local_date between $2::date and $3::date
  and ($4::uuid = '${NO_ROOM}' or s.room_id = $4::uuid) and ${IS_ENDED}
order by s.started_at`;

type EndedRow = Omit<EndedSession, "startedAt" | "brokenAt"> & {
  startedMs: number;
  brokenMs: number | null;
};

/**
 * Returns how sessions of a period were completed and broken. Refuses an activity of another
 * person.
 */
export async function findPatterns(
  database: Database,
  { userId, activityId, from, to }: PersonalQuery,
): Promise<Patterns> {
  const [activities, sessions] = await Promise.all([
    listChosenActivities(database, { userId, activityId }),
    listEndedSessions(database, { userId, roomId: null, from, to }),
  ]);
  return buildPatterns(countedSessions(sessions, activities));
}

/** Returns a person's ended sessions of a period, oldest first, in one room or (`null`) in all. */
export async function listEndedSessions(
  database: Database,
  { userId, roomId, from, to }: Period & { userId: string; roomId: string | null },
): Promise<EndedSession[]> {
  const values = [userId, from, to, roomId ?? NO_ROOM];
  const rows = await database.history.prepared<EndedRow>(ENDED_SESSIONS, values);
  return rows.map(({ startedMs, brokenMs, ...row }) => ({
    ...row,
    startedAt: new Date(startedMs),
    brokenAt: brokenMs === null ? null : new Date(brokenMs),
  }));
}

/** Keeps the sessions that count and puts each under the activity shown for it. */
export function countedSessions(
  sessions: readonly EndedSession[],
  activities: CountedActivities,
): EndedSession[] {
  return sessions.flatMap((session) => {
    const shown = activities.get(session.activityId);
    return shown ? [{ ...session, activityId: shown.id }] : [];
  });
}
