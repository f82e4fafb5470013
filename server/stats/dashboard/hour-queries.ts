import type { Database } from "@/db/client";
import { pgArray } from "@/db/pg-array";
import { IS_ENDED, TALLY } from "@/db/status-sql";
import type { LengthTally } from "@/domain/api/tally";
import { listClockPeriods } from "@/domain/time/wall-hour";
import {
  IS_VISIBLE,
  VISIBLE_SCOPE_ARRAYS,
  type VisibleScope,
  visibleScopeValues,
} from "./visible-queries";

/**
 * Totals of a person's ended sessions of one recorded activity and length that began in one hour of
 * the local day.
 */
export interface HourRow extends LengthTally {
  activityId: string;
  hour: number;
}

/**
 * Prepared, because the personal dashboard runs it at every visit. UTC offsets come from
 * domain/time/wall-hour.ts as stretches with a start and an offset; SQL only adds them. Reads each
 * session once per zone: once per stretch takes four times as long.
 */
const HOURS = `
select found.*
from unnest(${VISIBLE_SCOPE_ARRAYS}) as scope (user_id, room_id, since)
cross join unnest($4::text[], $5::text[], $6::text[]) as zone (name, begin_text, offset_text)
cross join lateral (
  select begin_text::float8[] as begins, offset_text::float8[] as offsets offset 0
) clocks
cross join lateral (
  select s.activity_id as "activityId", s.planned_minutes as minutes,
    ((floor((date_part('epoch', s.started_at) + clocks.offsets[
      width_bucket(date_part('epoch', s.started_at), clocks.begins)]) / 3600)::int8
    % 24 + 24) % 24)::int as hour, ${TALLY}
  from focus_session s where ${IS_VISIBLE} and ${IS_ENDED} and s.time_zone = zone.name
  group by s.activity_id, s.planned_minutes, hour
) found
order by found.minutes`;

/**
 * Returns totals per hour, activity and length over the visible sessions of a person, rests
 * included, shortest length first.
 */
export async function listHourRows(database: Database, scope: VisibleScope): Promise<HourRow[]> {
  const [zones, recorded] = await Promise.all([
    listZones(database, [scope.userId]),
    findRecordedTime(database, scope.userId),
  ]);
  if (!recorded) return [];
  const clocks = zones.map(({ name }) => listClockPeriods(recorded.fromMs, recorded.untilMs, name));
  return database.history.prepared<HourRow>(HOURS, [
    ...visibleScopeValues([scope]),
    quotedList(zones.map(({ name }) => name)),
    quotedList(clocks.map((all) => pgArray(all.map(({ fromMs }) => fromMs / 1000)))),
    quotedList(clocks.map((all) => pgArray(all.map(({ offsetMs }) => offsetMs / 1000)))),
  ]);
}

/** Like `pgArray`, for texts without quotes or backslashes. */
const quotedList = (texts: string[]) => `{${texts.map((text) => `"${text}"`).join(",")}}`;

const SELECT_RANGE = `
select (extract(epoch from min(started_at)) * 1000)::float8 as "fromMs",
  (extract(epoch from max(started_at)) * 1000)::float8 as "untilMs"
from focus_session where user_id = $1::uuid`;

/**
 * Returns the time from a person's first start to their last, or `null` if they never started a
 * session.
 */
async function findRecordedTime(
  database: Database,
  userId: string,
): Promise<{ fromMs: number; untilMs: number } | null> {
  type Row = { fromMs: number | null; untilMs: number | null };
  const [row] = await database.history.prepared<Row>(SELECT_RANGE, [userId]);
  if (!row || row.fromMs === null || row.untilMs === null) return null;
  return { fromMs: row.fromMs, untilMs: row.untilMs };
}

/**
 * Jumps from one zone name to the next in the index: a person has been in few zones, however many
 * sessions they have.
 */
const ZONES = `
with recursive zone (user_id, name) as (
  select person.id, (select time_zone from focus_session where user_id = person.id
    order by time_zone limit 1)
  from unnest($1::uuid[]) as person (id)
  union all
  select zone.user_id, (select time_zone from focus_session where user_id = zone.user_id
    and time_zone > zone.name order by time_zone limit 1)
  from zone where zone.name is not null
)
select user_id as "userId", name from zone where name is not null`;

/** Returns the time zones in which these people started sessions, one row per person and zone. */
const listZones = (
  database: Database,
  userIds: string[],
): Promise<{ userId: string; name: string }[]> =>
  database.history.prepared(ZONES, [pgArray(userIds)]);
