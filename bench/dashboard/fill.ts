import type pg from "pg";
import { DAYS_EACH, DEVICE, ROOM_SIZE, type Shape, TEN_YEARS_DAYS, VETERAN } from "./shape";

const ACTIVITIES = 6;

const id = (kind: string, n: string) =>
  `('00000000-0000-4000-${kind}-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const person = (n: string) => id("8001", n);
const room = (n: string) => id("8002", n);
/** Each person's sixth activity is a rest. */
const activity = (n: string, k: string) => id("8004", `${n} * 16 + ${k}`);

/** Inserts people, activities, rooms and a signed-in device of the veteran. */
const buildPeople = ({ people }: Shape) => [
  `insert into "user" (id, name, time_zone)
    select ${person("n")}, 'Person ' || n, 'UTC' from generate_series(1, ${people}) n`,
  `insert into activity (id, user_id, name, color, is_rest, position)
    select ${activity("n", "k")}, ${person("n")}, 'Activity ' || k, 'blue', k = ${ACTIVITIES}, k
    from generate_series(1, ${people}) n, generate_series(1, ${ACTIVITIES}) k`,
  `insert into room (id, slug, name)
    select ${room("r")}, 'bench-' || r, 'Room ' || r
    from generate_series(1, ${Math.ceil(people / ROOM_SIZE)}) r`,
  `insert into membership (room_id, user_id, role)
    select ${room(`(n - 1) / ${ROOM_SIZE} + 1`)}, ${person("n")}, 'member'
    from generate_series(1, ${people}) n`,
  `insert into auth_session (id, user_id, expires_at)
    values ('${DEVICE}', '${VETERAN}', now() + interval '30 days')`,
];

/**
 * Inserts `each` sessions per person, spread evenly over the days up to yesterday. Rows are in the
 * order of their start, so that a person's rows are scattered over the table as in production. A
 * day has two or three sessions, which start at eight, eleven, … o'clock. None is longer than 90
 * minutes, so none overlap.
 *
 * @param people the FROM item; its column `n` holds their numbers.
 */
const sessions = (people: string, each: number, days: number) => `
insert into focus_session (user_id, activity_id, room_id, started_at, planned_end, broken_at,
  drifted_at, local_date, time_zone)
select ${person("n")}, ${activity("n", `1 + (random / 7) % ${ACTIVITIES}`)},
  case when random % 2 = 0 then ${room(`(n - 1) / ${ROOM_SIZE} + 1`)} end,
  start, start + length, case when random % 10 < 2 then start + length * 0.4 end,
  case when random % 10 = 2 then start + length + interval '5 minutes' end, day, 'UTC'
from (
  select n, random, day, (day + interval '8 hours' + (i - ceil(day_index * ${each}::numeric / ${days}))
      * interval '3 hours' + (random % 40) * interval '1 minute') at time zone 'UTC' as start,
    (array[15, 25, 25, 45, 60, 90])[1 + (random / 3) % 6] * interval '1 minute' as length
  from (
    select n, i, day_index, current_date - ${days} + day_index as day,
      abs(hashint8(n::bigint * 1000003 + i)::bigint) as random
    from generate_series(0, ${each - 1}) i, ${people},
      lateral (select floor(i * ${days}::numeric / ${each})::int as day_index) d
  ) session
) timed_session`;

/** Indexes and keys are built once, after the rows: one by one they would take hours. */
export async function fill(client: pg.Client, shape: Shape): Promise<void> {
  const { people, sessions: count } = shape;
  const rebuild = await dropIndexes(client);
  await client.query("alter table focus_session disable trigger user");
  for (const statement of buildPeople(shape)) await client.query(statement);
  const each = Math.ceil(count / people);
  const veterans = Math.ceil((each * TEN_YEARS_DAYS) / DAYS_EACH);
  await client.query(sessions("(values (1)) veteran (n)", veterans, TEN_YEARS_DAYS));
  await client.query(sessions(`generate_series(2, ${people}) n`, each, DAYS_EACH));
  await client.query("alter table focus_session enable trigger user");
  for (const statement of rebuild) await client.query(statement);
  await expectNoOverlaps(client);
  await client.query("vacuum (analyze, freeze)");
}

interface Definition {
  name: string;
  definition: string;
}

/** Drops keys and indexes of the table; returns the statements that create them again. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows: constraints } = await client.query<Definition & { type: string }>(`
    select conname as name, contype as type, pg_get_constraintdef(oid) as definition
    from pg_constraint where conrelid = 'focus_session'::regclass and contype in ('p', 'f', 'x')
    order by contype <> 'f'`);
  const { rows: indexes } = await client.query<Definition>(`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index i where indrelid = 'focus_session'::regclass
      and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`);
  for (const { name } of constraints) {
    await client.query(`alter table focus_session drop constraint "${name}"`);
  }
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  // Leaves out the exclusion constraint: no query reads its index, and it takes longest to build.
  const rebuilt = constraints.filter(({ type }) => type !== "x").toReversed();
  return [
    ...indexes.map(({ definition }) => definition),
    ...rebuilt.map(
      ({ name, definition }) => `alter table focus_session add constraint "${name}" ${definition}`,
    ),
  ];
}

/** Checks what the dropped exclusion constraint guarantees. */
async function expectNoOverlaps(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ count: number }>(`
    select count(*)::int as count from (
      select started_at < lag(coalesce(broken_at, planned_end))
        over (partition by user_id order by started_at) as is_overlap
      from focus_session
    ) one_by_one where is_overlap`);
  const count = rows[0]?.count;
  if (count !== 0) throw new Error(`${count} of the generated sessions overlap`);
}
