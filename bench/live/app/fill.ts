import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { readConnectionUrl, withClient } from "@/db/postgres/connection.mjs";
import { HISTORY_DAYS, PEOPLE, ROOMS } from "./shape";

const id = (kind: string, n: string) =>
  `('00000000-0000-4000-${kind}-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const person = id("8001", "n");
const room = id("8002", `n % ${ROOMS}`);
const people = `generate_series(0, ${PEOPLE - 1}) n`;

/** Only columns without a default are named, so that versions with other columns are filled alike. */
const STATEMENTS = [
  // Triggers stop the app from inserting past sessions, but not a connection of this name.
  "set application_name = 'bench'",
  `insert into "user" (id, name) select ${person}, 'Person ' || n from ${people}`,
  `insert into auth_session (id, user_id, expires_at)
    select ${id("8003", "n")}, ${person}, now() + interval '1 day' from ${people}`,
  `insert into activity (id, user_id, name, color, position)
    select ${id("8004", "n * 16 + k")}, ${person}, (array['Study', 'Reading', 'Work'])[k], 'amber', k
    from ${people}, generate_series(1, 3) k`,
  `insert into room (id, slug, name)
    select ${room}, 'organic-chemistry-' || n, 'Organic Chemistry ' || n
    from generate_series(0, ${ROOMS - 1}) n`,
  `insert into membership (room_id, user_id, role)
    select ${room}, ${person}, case when n < ${ROOMS} then 'owner' else 'member' end from ${people}`,
  `insert into focus_session
    (user_id, activity_id, room_id, started_at, planned_end, broken_at, local_date, time_zone)
    select ${person}, ${id("8004", "n * 16 + 1 + d % 3")}, case when i = 1 then ${room} end,
      start, start + interval '45 minutes',
      case when d % 5 = i then start + interval '12 minutes' end, start::date, 'UTC'
    from (
      select n, d, i, (current_date - 1 - d + interval '8 hours' + i * interval '3 hours')
        at time zone 'UTC' as start
      from generate_series(0, ${ROOMS - 1}) n, generate_series(0, ${HISTORY_DAYS - 1}) d,
        generate_series(0, 1) i
    ) session`,
  "analyze",
];

/**
 * Fills a database that the measured version has created. It is opened without this version's code,
 * which would migrate it.
 */
export async function fillDatabase(env: { DATABASE_URL?: string; DATA_DIR: string }) {
  if (env.DATABASE_URL) {
    return withClient(readConnectionUrl(env.DATABASE_URL), async (client) => {
      for (const statement of STATEMENTS) await client.query(statement);
    });
  }
  const client = await PGlite.create({
    dataDir: join(env.DATA_DIR, "database"),
    extensions: { btree_gist },
  });
  try {
    await client.exec("set time zone 'UTC'");
    for (const statement of STATEMENTS) await client.exec(statement);
  } finally {
    await client.close();
  }
}
