import { sql } from "drizzle-orm";
import { compileStatement, type Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { pgArray } from "@/db/pg-array";
import { isLivePresence } from "../seats/seat-queries";

/** The state this process has sent last of everything it watches. */
export interface SentVersions {
  rooms: { id: string; version: number; presentCount: number; groupVersion: number }[];
  people: { id: string; version: number }[];
  devices: string[];
}

/** A change of a room that was not sent. */
export interface RoomChange {
  isGone: boolean;
  /** The room or its presence changed. */
  hasSeats: boolean;
  /** Counts the changes of its group sessions. */
  groupVersion: number;
}

/** The changes since then. */
export interface VersionCheck {
  /** The database's current time, in epoch ms. */
  nowMs: number;
  /** Rooms and people that changed, and whether they were deleted. */
  rooms: Map<string, RoomChange>;
  people: Map<string, { isGone: boolean }>;
  /** Devices that were signed out. */
  devices: Set<string>;
}

interface ChangedRow {
  kind: "clock" | "room" | "person" | "device";
  id: string;
  isGone: boolean;
  hasSeats: boolean;
  groupVersion: string | number | null;
  nowMs: string | number;
}

/** Its values are arrays: ids, versions, presence and group versions of rooms, ids and versions of people, devices. */
const CHANGES = compileStatement(sql`
select kind, id, is_gone as "isGone", has_seats as "hasSeats", group_version as "groupVersion",
  extract(epoch from ${databaseNow}) * 1000 as "nowMs"
from (
  select 'clock' as kind, null::uuid as id, false as is_gone, false as has_seats,
    null::bigint as group_version
  union all
  select 'room', sent.id, r.id is null, seats.changed, r.group_version
  from unnest(${"room ids"}::uuid[],
    ${"room versions"}::bigint[],
    ${"present counts"}::bigint[],
    ${"group versions"}::bigint[]) as sent (id, version, present, group_version)
  left join room r on r.id = sent.id
  cross join lateral (
    select r.version is distinct from sent.version or sent.present <> (
      select count(distinct p.user_id) from presence p
      join membership m on m.room_id = p.room_id and m.user_id = p.user_id
      where p.room_id = sent.id and ${isLivePresence}) as changed
  ) seats
  where seats.changed or r.group_version is distinct from sent.group_version
  union all
  select 'person', sent.id, u.id is null, false, null
  from unnest(${"people ids"}::uuid[],
    ${"people versions"}::bigint[]) as sent (id, version)
  left join "user" u on u.id = sent.id
  where u.version is distinct from sent.version
  union all
  select 'device', sent.id, true, false, null from unnest(${"device ids"}::uuid[]) as sent (id)
  where not exists (
    select from auth_session d where d.id = sent.id and d.expires_at > ${databaseNow})
) as changed`);

/** Compares everything sent with the database, in one query that returns only differences. */
export async function checkVersions(
  db: Db,
  { rooms, people, devices }: SentVersions,
): Promise<VersionCheck> {
  const values = [
    rooms.map((room) => room.id),
    rooms.map((room) => room.version),
    rooms.map((room) => room.presentCount),
    rooms.map((room) => room.groupVersion),
    people.map((person) => person.id),
    people.map((person) => person.version),
    devices,
  ].map(pgArray);
  const rows = await db.prepared<ChangedRow>(CHANGES, values);
  const filterRows = (kind: ChangedRow["kind"]) => rows.filter((row) => row.kind === kind);
  return {
    nowMs: Number(rows[0]?.nowMs ?? 0),
    rooms: new Map(
      filterRows("room").map(({ id, isGone, hasSeats, groupVersion }) => [
        id,
        { isGone, hasSeats, groupVersion: Number(groupVersion) },
      ]),
    ),
    people: new Map(filterRows("person").map(({ id, isGone }) => [id, { isGone }])),
    devices: new Set(filterRows("device").map(({ id }) => id)),
  };
}
