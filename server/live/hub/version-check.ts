import { sql } from "drizzle-orm";
import { type Db, rowsOf } from "@/db/client";
import { pgArray } from "@/db/pg-array";
import { isLivePresence } from "../seats/seat-queries";

/** What this process has sent of everything that is being watched in it. */
export interface Held {
  rooms: { id: string; version: number; presentCount: number }[];
  people: { id: string; version: number }[];
  devices: string[];
}

/** What of it is no longer so. */
export interface Stale {
  /** The database's now, in epoch ms. */
  nowMs: number;
  /** Rooms and people that changed, and whether they are gone altogether. */
  rooms: Map<string, { isGone: boolean }>;
  people: Map<string, { isGone: boolean }>;
  /** Devices that were signed out. */
  devices: Set<string>;
}

interface StaleRow {
  kind: "clock" | "room" | "person" | "device";
  id: string;
  isGone: boolean;
  nowMs: string | number;
}

/** Compares all that is held with the database in one query, which answers only what differs. */
export async function findStale(db: Db, { rooms, people, devices }: Held): Promise<Stale> {
  const rows = await rowsOf<StaleRow>(
    db,
    sql`
select kind, id, is_gone as "isGone", extract(epoch from stint_now()) * 1000 as "nowMs" from (
  select 'clock' as kind, null::uuid as id, false as is_gone
  union all
  select 'room', held.id, r.id is null
  from unnest(${pgArray(rooms.map((room) => room.id))}::uuid[],
    ${pgArray(rooms.map((room) => room.version))}::bigint[],
    ${pgArray(rooms.map((room) => room.presentCount))}::bigint[]) as held (id, version, present)
  left join room r on r.id = held.id
  where r.version is distinct from held.version or held.present <> (
    select count(distinct p.user_id) from presence p
    join membership m on m.room_id = p.room_id and m.user_id = p.user_id
    where p.room_id = held.id and ${isLivePresence})
  union all
  select 'person', held.id, u.id is null
  from unnest(${pgArray(people.map((person) => person.id))}::uuid[],
    ${pgArray(people.map((person) => person.version))}::bigint[]) as held (id, version)
  left join "user" u on u.id = held.id
  where u.version is distinct from held.version
  union all
  select 'device', held.id, true from unnest(${pgArray(devices)}::uuid[]) as held (id)
  where not exists (
    select from auth_session d where d.id = held.id and d.expires_at > stint_now())
) as stale`,
  );
  const of = (kind: StaleRow["kind"]) => rows.filter((row) => row.kind === kind);
  return {
    nowMs: Number(rows[0]?.nowMs ?? 0),
    rooms: new Map(of("room").map(({ id, isGone }) => [id, { isGone }])),
    people: new Map(of("person").map(({ id, isGone }) => [id, { isGone }])),
    devices: new Set(of("device").map(({ id }) => id)),
  };
}
