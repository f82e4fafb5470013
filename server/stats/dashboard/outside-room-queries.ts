import { sql } from "drizzle-orm";
import { queryRows, type ReadDb } from "@/db/client";
import { IS_ENDED, TALLY } from "@/db/status-sql";
import type { ElsewhereDay } from "@/domain/api/coach";
import type { Period } from "@/domain/time/period";

/** The most rows returned. A caller that needs more asks for shorter periods. */
const MOST = 200;

interface Elsewhere extends Period {
  userId: string;
  /** Sessions in this room are left out. */
  notInRoomId: string;
  /** The texts that the grant allows. The others are not read at all. */
  texts: { targets: boolean; reflections: boolean; reasons: boolean };
}

/**
 * Returns a person's ended sessions outside a room by day and activity, latest first, without
 * rests, times and rooms.
 */
export async function listDaysOutsideRoom(
  db: ReadDb,
  { userId, notInRoomId, texts, from, to }: Elsewhere,
): Promise<ElsewhereDay[]> {
  const rows = await queryRows<Omit<ElsewhereDay, "activity"> & ElsewhereDay["activity"]>(
    db,
    sql`
select s.local_date::text as date, shown.id, shown.name, shown.color, ${sql.raw(TALLY)},
  ${selectTexts("target", texts.targets)} as targets,
  ${selectTexts("note", texts.reflections)} as reflections,
  ${selectTexts("break_reason", texts.reasons)} as reasons
from focus_session s
join activity own on own.user_id = s.user_id and own.id = s.activity_id
join activity shown on shown.user_id = s.user_id
  and shown.id = coalesce(own.merged_into_id, own.id)
where s.user_id = ${userId}::uuid and s.local_date between ${from}::date and ${to}::date
  and s.room_id is distinct from ${notInRoomId}::uuid
  and not shown.is_rest and ${sql.raw(IS_ENDED)}
group by s.local_date, shown.id
order by s.local_date desc, shown.name, shown.id
limit ${MOST}`,
  );
  return rows.map(({ id, name, color, ...day }) => ({ ...day, activity: { id, name, color } }));
}

/** Texts are sorted alphabetically so that their order does not reveal the time of day. */
const selectTexts = (column: "target" | "note" | "break_reason", isVisible: boolean) =>
  isVisible
    ? sql.raw(`coalesce(json_agg(s.${column} order by s.${column})
    filter (where s.${column} is not null), '[]'::json)`)
    : sql.raw("'[]'::json");
