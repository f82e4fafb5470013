import { sql } from "drizzle-orm";
import { openEmbedded } from "@/db/embedded/embedded";

/** Size of the herd. Everyone is a member of one room. */
export const PEOPLE = 500;
const ROOMS = 10;
/** The first people have sessions going back this many days, two to three a day. */
export const VETERANS = 5;
const DAYS = 3 * 365;

const id = (kind: string, n: string) =>
  `('00000000-0000-4000-${kind}-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const person = id("8001", "n");
const room = id("8002", `n % ${ROOMS}`);

/** The session id of the device with which the person of this number is signed in. */
export const deviceOf = (n: number) =>
  `00000000-0000-4000-8003-${n.toString(16).padStart(12, "0")}`;
export const activityOf = (n: number) =>
  `00000000-0000-4000-8004-${(n * 16 + 1).toString(16).padStart(12, "0")}`;
export const slugOf = (n: number) => `herd-${n % ROOMS}`;

const STATEMENTS = [
  // Triggers stop the app from inserting past sessions, but not a connection of this name.
  "select set_config('application_name', 'bench', true)",
  `insert into "user" (id, name, time_zone)
    select ${person}, 'Person ' || n, 'UTC' from generate_series(0, ${PEOPLE - 1}) n`,
  `insert into auth_session (id, user_id, expires_at)
    select ${id("8003", "n")}, ${person}, now() + interval '1 day'
    from generate_series(0, ${PEOPLE - 1}) n`,
  `insert into activity (id, user_id, name, color, position)
    select ${id("8004", "n * 16 + k")}, ${person}, 'Activity ' || k, 'blue', k
    from generate_series(0, ${PEOPLE - 1}) n, generate_series(1, 6) k`,
  `insert into room (id, slug, name)
    select ${room}, 'herd-' || n, 'Room ' || n from generate_series(0, ${ROOMS - 1}) n`,
  `insert into membership (room_id, user_id, role)
    select ${room}, ${person}, 'member' from generate_series(0, ${PEOPLE - 1}) n`,
  `insert into focus_session
    (user_id, activity_id, room_id, started_at, planned_end, broken_at, local_date, time_zone)
    select ${person}, ${id("8004", "n * 16 + 1 + random % 6")}, case when random % 2 = 0 then ${room} end,
      start, start + interval '45 minutes',
      case when random % 10 < 2 then start + interval '12 minutes' end, start::date, 'UTC'
    from (
      select n, abs(hashint4(n * 7919 + d * 3 + i)) as random,
        (current_date - 1 - d + interval '8 hours' + i * interval '3 hours') at time zone 'UTC' as start
      from generate_series(0, ${VETERANS - 1}) n, generate_series(0, ${DAYS}) d, generate_series(0, 2) i
    ) session where random % 5 < 4`,
];

/** Fills the embedded database in the folder, and returns the number of sessions. */
export async function fillHerd(dataDir: string): Promise<number> {
  const { db, query, close } = await openEmbedded(dataDir);
  try {
    await db.transaction(async (tx) => {
      for (const statement of STATEMENTS) await tx.execute(sql.raw(statement));
    });
    const [row] = await query("select count(*)::int as count from focus_session", []);
    return Number(row?.count);
  } finally {
    await close();
  }
}
