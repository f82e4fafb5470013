import { sql } from "drizzle-orm";
import { openEmbedded } from "@/db/embedded/embedded";

interface RoomShape {
  members: number;
  /** Of them, with a running session. */
  focusing: number;
  /** Of the others, with the room's page open. */
  available: number;
}

/**
 * Adds members to the room with this slug in the folder's database: some focus, some are available,
 * and every second member ended a session within the last hour.
 */
export async function fillLiveRoom(
  dataDir: string,
  slug: string,
  { members, focusing, available }: RoomShape,
): Promise<void> {
  const { db, close } = await openEmbedded(dataDir);
  const seed = sql.raw(`('${slug}'::text || n)`);
  const id = (kind: string) => sql`(md5(${kind}::text || ${seed}))::uuid`;
  const random = sql`abs(hashint4(n * 7919))`;
  const name = sql`(array['Aiyana','Ben','Cleo','Dilan','Esra','Farid','Greta','Hiro','Ines','Jonas','Kofi','Lena','Mateo','Noor','Okan','Priya','Quinn','Rosa','Sam','Teo'])[1 + n % 20]
    || case when n > 20 then ' ' || (array['Adler','Bauer','Costa','Diaz','Eder','Fuchs','Gruber','Huber'])[1 + n / 20 % 8] || ' ' || n else '' end`;
  const target = sql`case when ${random} % 3 > 0 then (array['chapter 4 problems','figures 2 to 4','flash cards, chapter 8','draft of the summary'])[1 + ${random} % 4] || ', part ' || n end`;
  const people = sql`generate_series(1, ${members}::int) n`;
  const start = sql`stint_now() - (2 + ${random} % 20) * interval '1 minute' - (${random} % 59) * interval '1 second'`;
  try {
    await db.transaction(async (tx) => {
      // Triggers stop the app from inserting past sessions, but not a connection of this name.
      await tx.execute(sql`select set_config('application_name', 'bench', true)`);
      await tx.execute(sql`insert into "user" (id, name, time_zone)
        select ${id("person")}, ${name}, 'UTC' from ${people}`);
      await tx.execute(sql`insert into activity (id, user_id, name, color, position)
        select ${id("activity")}, ${id("person")},
          (array['Study','Reading','Lab report','Writing','Code'])[1 + ${random} % 5],
          (array['amber','green','blue','pink','teal','violet','clay','olive'])[1 + ${random} % 8], 0
        from ${people}`);
      await tx.execute(sql`insert into membership (room_id, user_id, role, sharing, answered_busy)
        select room.id, ${id("person")}, 'member',
          case when ${random} % 10 = 0 then 'presence' else 'full' end, true
        from ${people}, room where slug = ${slug}`);
      await tx.execute(sql`insert into presence (room_id, user_id, process_id, seen_at)
        select room.id, ${id("person")}, gen_random_uuid(), now() + interval '1 day'
        from ${people}, room where slug = ${slug} and n <= ${focusing + available}::int`);
      const insert = sql`insert into focus_session
        (user_id, activity_id, room_id, started_at, planned_end, broken_at, target, local_date, time_zone)`;
      await tx.execute(sql`${insert} select ${id("person")}, ${id("activity")}, room.id, s.at,
          s.at + (array[25, 45, 60, 90])[1 + ${random} % 4] * interval '1 minute', null, ${target},
          s.at::date, 'UTC'
        from ${people}, room, lateral (select ${start} as at) s
        where slug = ${slug} and n <= ${focusing}::int`);
      await tx.execute(sql`${insert} select ${id("person")}, ${id("activity")}, room.id, s.at,
          s.at + interval '25 minutes',
          case when ${random} % 5 = 0 then s.at + interval '12 minutes' end, ${target},
          s.at::date, 'UTC'
        from ${people}, room, lateral (select ${start} - interval '30 minutes' as at) s
        where slug = ${slug} and n % 2 = 0`);
    });
  } finally {
    await close();
  }
}
