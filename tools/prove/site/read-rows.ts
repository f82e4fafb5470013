import type { Database } from "@/db/client";
import type { Rows } from "./journal";

/** Reads what a journal is compared with, directly from the database. */
export async function readRows(database: Database): Promise<Rows> {
  const read = async <Row>(text: string) => (await database.query(text, [])) as Row[];
  return {
    sessions: await read(
      `select id, user_id as "userId", idempotency_key as key,
        broken_at is not null as "isBroken", note from focus_session`,
    ),
    activities: await read("select id, name from activity"),
    memberships: await read(
      `select m.user_id as "userId", r.slug from membership m join room r on r.id = m.room_id`,
    ),
    overlaps: await read(
      `select a.user_id as "userId", a.id as one, b.id as other
       from focus_session a join focus_session b on a.user_id = b.user_id and a.id < b.id
       and tstzrange(a.started_at, coalesce(a.broken_at, a.planned_end))
        && tstzrange(b.started_at, coalesce(b.broken_at, b.planned_end))`,
    ),
  };
}
