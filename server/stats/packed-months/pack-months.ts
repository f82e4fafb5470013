import { type SQL, sql } from "drizzle-orm";
import { type Db, queryRows } from "@/db/client";
import { tryLockUser } from "@/db/person-lock";
import { pgArray } from "@/db/pg-array";
import { NO_ROOM } from "@/db/schema";
import { TALLY } from "@/db/status-sql";
import { isClosedSql } from "./packed-month";

/**
 * Packs closed months of a person that are not packed yet. Skips months without a session and
 * months in which a session may still end.
 * Never waits for a lock, so it cannot be part of a deadlock: nothing is packed while something
 * else holds the person's lock. Once this transaction holds the lock, every later change of the
 * person's sessions deletes the rows written here.
 * @param months first days of months.
 */
export async function packMonths(
  db: Db,
  { userId, months }: { userId: string; months: string[] },
): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await tryLockUser(tx, userId)) || !(await lockAccount(tx, userId))) return;
    await tx.execute(packStatement(userId, pgArray(months)));
  });
}

/**
 * Prevents the deletion of the person until commit, as the foreign key would, but without waiting.
 */
async function lockAccount(tx: Db, userId: string): Promise<boolean> {
  const rows = await queryRows(
    tx,
    sql`select from "user" where id = ${userId}::uuid for key share skip locked`,
  );
  return rows.length > 0;
}

/**
 * Writes the cells of a month as one text per room. The row of `NO_ROOM` always exists and marks
 * the month as packed.
 */
const packStatement = (userId: string, months: string): SQL => sql`
with wanted as (
  select month, (month + interval '1 month')::date as next_month
  from unnest(${months}::date[]) as month
  where ${sql.raw(isClosedSql("month"))}
    and not exists (select from packed_month p
      where p.user_id = ${userId}::uuid and p.month = month.month)
), cell as (
  select wanted.month, coalesce(s.room_id, ${NO_ROOM}::uuid) as room_id, s.activity_id,
    s.local_date, ${sql.raw(TALLY)}
  from wanted join focus_session s
    on s.user_id = ${userId}::uuid and s.local_date >= wanted.month and s.local_date < next_month
  where not exists (select from focus_session r where r.user_id = ${userId}::uuid
    and r.planned_end > stint_now() and r.local_date >= wanted.month and r.local_date < next_month)
  group by wanted.month, s.room_id, s.activity_id, s.local_date
), part as (
  select month, room_id, activity_id || ' ' || string_agg(concat_ws(' ', to_char(local_date, 'DD'),
    completed, broken, "focusMinutes"), ' ' order by local_date) as text
  from cell group by month, room_id, activity_id
)
insert into packed_month (user_id, month, room_id, entries)
select ${userId}::uuid, month, room_id, string_agg(text, ';' order by text)
from part group by month, room_id
union all
select ${userId}::uuid, month, ${NO_ROOM}::uuid, ''
from part group by month having bool_and(room_id <> ${NO_ROOM}::uuid)
on conflict do nothing`;
