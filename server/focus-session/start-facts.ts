import { sql } from "drizzle-orm";
import { compileStatement, type Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { focusSession } from "@/db/schema";
import { isRunning } from "@/db/status-sql";
import type { StartInput } from "@/domain/api/focus-session";
import type { Color } from "@/domain/focus-session/color";
import type { Position } from "@/domain/room/permissions";
import type { Sharing } from "@/domain/room/sharing";

/** Everything that decides a start, as of one instant. */
export interface StartFacts {
  now: Date;
  timeZone: string;
  /** Null without a slug, and when the person is not a member of that room. */
  room: ({ id: string; slug: string; sharing: Sharing } & Position) | null;
  /** The person's activity as sessions show it. Null when they have none with this id. */
  activity: {
    id: string;
    name: string;
    color: Color;
    isRest: boolean;
    isArchived: boolean;
  } | null;
  isRunning: boolean;
  /** A session was started with this idempotency key before. */
  isRepeated: boolean;
  /** Ids of the rooms that see until when the person's own sessions run. */
  roomsShowingBusy: string[];
}

interface Row extends Position {
  nowMs: string | number;
  timeZone: string;
  isRunning: boolean;
  isRepeated: boolean;
  roomsShowingBusy: string[];
  roomId: string | null;
  slug: string;
  sharing: Sharing;
  activityId: string | null;
  activityName: string;
  color: Color;
  isRest: boolean;
  isArchived: boolean;
}

const FACTS = compileStatement(sql`
select extract(epoch from ${databaseNow}) * 1000 as "nowMs", u.time_zone as "timeZone",
  exists (select from ${focusSession}
    where ${focusSession.userId} = u.id and ${isRunning}) as "isRunning",
  exists (select from ${focusSession}
    where ${focusSession.userId} = u.id
      and ${focusSession.idempotencyKey} = ${"key"}::text) as "isRepeated",
  coalesce((select json_agg(b.room_id) from membership b
    where b.user_id = u.id and b.shows_busy), '[]') as "roomsShowingBusy",
  m.room_id as "roomId", r.slug, m.sharing, m.role, m.also_coaches as "alsoCoaches",
  shown.id as "activityId", shown.name as "activityName", shown.color,
  shown.is_rest as "isRest", own.archived_at is not null as "isArchived"
from "user" u
left join (membership m join room r on r.id = m.room_id and r.slug = ${"slug"}::text)
  on m.user_id = u.id
left join activity own on own.user_id = u.id and own.id = ${"activity"}::uuid
left join activity shown on shown.id = coalesce(own.merged_into_id, own.id)
where u.id = ${"person"}::uuid and u.left_at is null`);

/**
 * Reads what decides a start, in one statement. Null when the person's account is gone. Read it
 * after the person's lock, so that it is not outdated when the session is inserted.
 */
export async function readStartFacts(
  db: Db,
  {
    userId,
    activityId,
    roomSlug,
    idempotencyKey,
  }: Pick<StartInput, "activityId" | "roomSlug" | "idempotencyKey"> & { userId: string },
): Promise<StartFacts | null> {
  const values = [idempotencyKey ?? null, roomSlug || null, activityId, userId];
  const [row] = await db.prepared<Row>(FACTS, values);
  if (!row) return null;
  const { roomId, slug, sharing, role, alsoCoaches, nowMs, ...facts } = row;
  return {
    now: new Date(Number(nowMs)),
    timeZone: facts.timeZone,
    room: roomId ? { id: roomId, slug, sharing, role, alsoCoaches } : null,
    activity: facts.activityId
      ? {
          id: facts.activityId,
          name: facts.activityName,
          color: facts.color,
          isRest: facts.isRest,
          isArchived: facts.isArchived,
        }
      : null,
    isRunning: facts.isRunning,
    isRepeated: facts.isRepeated,
    roomsShowingBusy: facts.roomsShowingBusy,
  };
}
