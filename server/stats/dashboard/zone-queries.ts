import type { Database } from "@/db/client";
import { pgArray } from "@/db/pg-array";

/** Jumps from name to name in its index: a person has been in few zones, however often. */
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

/** The zones in which these people started sessions, a row a person and zone. */
export const zonesOf = (
  database: Database,
  userIds: string[],
): Promise<{ userId: string; name: string }[]> => database.prepared(ZONES, [pgArray(userIds)]);
