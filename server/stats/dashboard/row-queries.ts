import type { Database } from "@/db/client";
import { pgArray } from "@/db/pg-array";
import { NO_ROOM } from "@/db/schema";
import { IS_ENDED, TALLY } from "@/db/status-sql";
import type { DayCell } from "@/domain/stats/totals";
import { findMonth, type Period } from "@/domain/time/period";
import { isClosedSql, monthSql } from "../packed-months/packed-month";

/** All sessions of one person, or the sessions of several people in one room (`null`: anywhere). */
export type CellOwners = { userId: string } | { roomId: string | null; userIds: string[] };

interface PackedRow {
  userId: string;
  /** Packed months of the person, separated by spaces; empty in rows that hold entries only. */
  months: string;
  /** Month of the entries, or `null` if there are none. */
  month: string | null;
  entries: string;
}

const PACKED_OF_PERSON = `
select user_id as "userId", month::text as months, month::text as month, entries
from packed_month where user_id = $1::uuid and month between $2::date and $3::date`;

const PACKED_OF_PEOPLE = `
select user_id as "userId", month::text as months, month::text as month, entries
from packed_month where user_id = any($1::uuid[]) and month between $2::date and $3::date`;

/**
 * Reads what was run in the room and which months are packed. A month is packed as a whole, even if
 * nothing was done in this room. One statement reads both from the same snapshot.
 */
const PACKED_OF_ROOM = `
select user_id as "userId", '' as months, month::text as month, entries from packed_month
where room_id = $4::uuid and user_id = any($1::uuid[]) and month between $2::date and $3::date
union all
select user_id, string_agg(month::text, ' '), null, '' from packed_month
where room_id = '${NO_ROOM}' and user_id = any($1::uuid[]) and month between $2::date and $3::date
group by user_id`;

/** Returns the packed months that overlap the period. */
export function listPackedRows(
  database: Database,
  owners: CellOwners,
  period: Period,
): Promise<PackedRow[]> {
  const months = [findMonth(period.from).from, period.to];
  if ("userId" in owners)
    return database.history.prepared(PACKED_OF_PERSON, [owners.userId, ...months]);
  const values = [pgArray(owners.userIds), ...months];
  return owners.roomId === null
    ? database.history.prepared(PACKED_OF_PEOPLE, values)
    : database.history.prepared(PACKED_OF_ROOM, [...values, owners.roomId]);
}

/**
 * The inner statement runs once per period and reads a covering index. The parameters are in
 * subqueries because PostgreSQL would otherwise estimate their number and plan again at every call.
 */
const unpackedSql = (inRoom: string) => `
select gap.user_id as "userId", cell.*
from unnest((select $1::uuid[]), (select $2::date[]), (select $3::date[]))
  as gap (user_id, from_day, to_day)
cross join lateral (
  select s.local_date::text as date, s.activity_id as "activityId", ${TALLY},
    ${isClosedSql(monthSql("s.local_date"))} as "isClosed"
  from focus_session s
  where s.user_id = gap.user_id and s.local_date between gap.from_day and gap.to_day
    and ${IS_ENDED} ${inRoom}
  group by s.local_date, s.activity_id
) cell`;
const UNPACKED = unpackedSql("");
const UNPACKED_IN_ROOM = unpackedSql("and s.room_id = $4::uuid");

/** A cell read from sessions, with whether its month can be packed. */
type UnpackedRow = DayCell & { userId: string; isClosed: boolean };

export function listUnpackedRows(
  database: Database,
  owners: CellOwners,
  periods: (Period & { userId: string })[],
): Promise<UnpackedRow[]> {
  const values = [
    pgArray(periods.map((period) => period.userId)),
    pgArray(periods.map((period) => period.from)),
    pgArray(periods.map((period) => period.to)),
  ];
  return "userId" in owners || owners.roomId === null
    ? database.history.prepared(UNPACKED, values)
    : database.history.prepared(UNPACKED_IN_ROOM, [...values, owners.roomId]);
}
