import { sql } from "drizzle-orm";
import { openEmbedded } from "@/db/embedded/embedded";

/** Days that the members' sessions go back. */
const DAYS = 60;

/**
 * Adds members to the only room in the folder's database, each with about two sessions on most days
 * that they share with its coach.
 */
export async function fillRoom(dataDir: string, members: number): Promise<void> {
  const { db, close } = await openEmbedded(dataDir);
  const id = (kind: string, n: string) =>
    sql.raw(`('00000000-0000-4000-${kind}-' || lpad(to_hex(${n}), 12, '0'))::uuid`);
  const person = id("8001", "n");
  try {
    await db.transaction(async (tx) => {
      // Triggers stop the app from inserting past sessions, but not a connection of this name.
      await tx.execute(sql`select set_config('application_name', 'bench', true)`);
      await tx.execute(sql`insert into "user" (id, name, time_zone)
        select ${person}, 'Client ' || n || ' Featherstonehaugh', 'UTC'
        from generate_series(1, ${members}::int) n`);
      await tx.execute(sql`insert into activity (id, user_id, name, color, position)
        select ${id("8004", "n * 16 + k")}, ${person}, (array['Work','Study','Reading'])[k],
          (array['blue','olive','pink'])[k], k
        from generate_series(1, ${members}::int) n, generate_series(1, 3) k`);
      await tx.execute(sql`insert into membership (room_id, user_id, role)
        select room.id, ${person}, 'member' from room, generate_series(1, ${members}::int) n`);
      await tx.execute(sql`insert into coach_grant (room_id, user_id, coach_id, scope, granted_at)
        select room_id, ${person}, user_id, 'room', stint_now()
        from membership, generate_series(1, ${members}::int) n where role = 'coach'`);
      await tx.execute(sql`insert into focus_session
        (user_id, activity_id, room_id, started_at, planned_end, broken_at, local_date, time_zone)
        select ${person}, ${id("8004", "n * 16 + 1 + random % 3")}, room.id, start,
          start + interval '45 minutes',
          case when random % 10 < 3 then start + interval '12 minutes' end,
          start::date, 'UTC'
        from room, (
          select n, abs(hashint4(n * 7919 + d * 2 + i)) as random,
            (current_date - 1 - d + interval '8 hours' + i * interval '2 hours') at time zone 'UTC' as start
          from generate_series(1, ${members}::int) n, generate_series(0, ${DAYS}::int) d,
            generate_series(0, 1) i
        ) session where random % 7 < 4`);
    });
  } finally {
    await close();
  }
}
