import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { embeddedSession, openPostgresSession, type Session } from "@/db/backup/session.mjs";
import { openPGlite } from "@/db/embedded/embedded";
import { createDatabase, dropDatabase } from "./postgres-server";

/** Not in a backup: a cache, open streams, counted attempts, and the clock of the tests. */
const LEFT_OUT = ["packed_month", "presence", "rate_limit", "test_clock"];

type Template =
  | { kind: "embedded"; file: string }
  | { kind: "postgres"; url: string; name: string };

export interface TestSession {
  session: Session;
  /** Of the database on PostgreSQL. */
  url: string;
  close(): Promise<void>;
}

/** Opens a copy of the migrated template, on the engine of this run. */
export async function openTestSession(template: Template): Promise<TestSession> {
  if (template.kind === "embedded") {
    const { client } = await openPGlite({ loadDataDir: new Blob([await readFile(template.file)]) });
    const session = await embeddedSession(client);
    return { session, url: "", close: () => session.close() };
  }
  const name = template.name.replace("template", randomUUID().slice(0, 13));
  const url = await createDatabase(template.url, name, template.name);
  const session = await openPostgresSession(url);
  const close = async () => {
    await session.close();
    await dropDatabase(template.url, name);
  };
  return { session, url, close };
}

/** A folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stint-backup-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Every row that a backup must contain, as text, by table. Does not use the code under test. */
export async function readAllRows({ query }: Pick<Session, "query">) {
  const tables = await query(
    "select table_name::text as name from information_schema.tables where table_schema = 'public'",
  );
  const all: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    if (LEFT_OUT.includes(String(name))) continue;
    const rows = await query(`select t::text as row from "${name}" t order by t::text collate "C"`);
    all[String(name)] = rows.map(({ row }) => row);
  }
  return all;
}

/** The rules of the database: constraints, indexes, triggers, functions and columns. */
export const readRules = ({ query }: Pick<Session, "query">) =>
  query(`
    select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as rule
      from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
    union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
    union all select 'trigger ' || tgenabled::text || ' ' || pg_get_triggerdef(oid)
      from pg_trigger where not tgisinternal
    union all select 'function ' || pg_get_functiondef(oid) from pg_proc
      where pronamespace = 'public'::regnamespace and proname like 'stint%' and proname <> 'stint_now'
    union all select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' '
      || is_nullable || ' ' || coalesce(column_default, '') || ' ' || is_identity
      from information_schema.columns where table_schema = 'public' and table_name <> 'test_clock'
    order by 1`);

const TRICKY = [
  "Olga",
  "two\nlines\r\nand\ttabs",
  "quotes \" ' \\ \\n and $1",
  "#begins like a table",
  "line separators \u2028 \u2029 \u0085",
  "Ω ö 名前 👩‍🚀",
  "\\N",
  "null",
  "{a,b}",
];

/** Fills every table of the present schema, also with rows that refer to later ones. */
export async function fillDatabase({ query }: Pick<Session, "query">): Promise<void> {
  const ids = TRICKY.map(
    (_, i) => `00000000-0000-4000-8000-${String(TRICKY.length - i).padStart(12, "0")}`,
  );
  for (const [i, name] of TRICKY.entries()) {
    await query(
      `insert into "user" (id, name, email, password_hash, version, latest_day) values
        ($1, $2, $3, 'hash', 9007199254740993, '2026-10-25')`,
      [ids[i] ?? "", name, `person${i}@example.org`],
    );
  }
  await query(`insert into auth_session (user_id, device, expires_at)
    select id, name, '2027-01-01 00:00:00.123Z' from "user"`);
  await query(`insert into device_code (user_id, sid, code_hash, expires_at)
    select user_id, id, id::text, expires_at from auth_session`);
  await query(`insert into activity (user_id, name, color) select id, n, 'blue' from "user",
    unnest(array['Study', 'Reading']) n`);
  await query(`update activity a set merged_into_id = b.id, archived_at = '2026-10-01Z' from activity b
    where a.name = 'Study' and b.name = 'Reading' and a.user_id = b.user_id`);
  await query(`insert into room (slug, name, is_coaching_room) values
    ('library', 'Library', false), ('clients', 'Clients', true)`);
  await query(`insert into membership (room_id, user_id, role)
    select room.id, "user".id, case "user".name when 'Olga' then 'owner' else 'member' end
    from room, "user"`);
  await query(`insert into invite (room_id, token_hash, role, created_by, max_uses)
    select room.id, slug, 'member', "user".id, 3 from room, "user" where "user".name = 'Olga'`);
  await query(`insert into group_session (room_id, created_by, minutes, weekdays, time)
    select room_id, user_id, 50, '{1,3,5}', '10:00' from membership where role = 'owner'`);
  await query(`insert into group_session_occurrence (group_session_id, date, room_id, starts_at, ends_at)
    select id, '2026-11-02', room_id, '2026-11-02 10:00Z', '2026-11-02 10:50Z' from group_session`);
  await query(`insert into group_session_join (group_session_id, date, user_id, activity_id)
    select g.id, '2026-11-02', a.user_id, a.id from group_session g, activity a
    where a.name = 'Reading'`);
  await query(`insert into focus_session (user_id, activity_id, room_id, target, started_at, planned_end,
      is_until, broken_at, break_reason, local_date, time_zone, group_session_id)
    select a.user_id, a.id, g.room_id, 'chapter ' || n, day, day + interval '25 minutes 0.5 seconds',
      true, case n % 3 when 0 then day + interval '10 minutes 0.001 seconds' end, null,
      day::date, 'Asia/Kathmandu', g.id
    from activity a, (select * from group_session limit 1) g, generate_series(1, 130) n,
      lateral (select timestamptz '2026-05-01 09:00:00.007Z' + n * interval '1 day' as day) d
    where a.name = 'Study'`);
  await query(`update focus_session s set restart_of = (select id from focus_session later
    where later.user_id = s.user_id order by started_at desc limit 1)
    where started_at < '2026-05-10Z'`);
  await query(`insert into goal (user_id, activity_id, from_week, unit, amount)
    select user_id, id, '2026-11-02', 'minutes', 300 from activity`);
  await query(`insert into rest_weekdays (user_id, from_date, weekdays, declared_on)
    select id, '2026-11-03', '{6,7}', '2026-11-02' from "user"`);
  await query(`insert into rest_date (user_id, date, declared_on)
    select id, '2026-12-24', '2026-11-02' from "user"`);
  await query(`insert into weekly_review (user_id, week, question, answer)
    select id, '2026-11-02', 'missed', name from "user"`);
  const pairs = `select r.id as room_id, m.id as user_id, c.id as coach_id from room r, "user" m,
    "user" c where r.slug = 'clients' and c.name = 'Olga' and m.name <> 'Olga'`;
  await query(
    `insert into coach_grant (room_id, user_id, coach_id, scope) select *, 'room' from (${pairs}) p`,
  );
  await query(
    `insert into coach_note (room_id, user_id, coach_id, text) select *, 'Well done' from (${pairs}) p`,
  );
  await query(`insert into coach_plan (room_id, user_id, coach_id, activity_id, unit, amount)
    select p.*, a.id, 'sessions', 3 from (${pairs}) p join activity a using (user_id)`);
  await query(
    `insert into coach_access (room_id, user_id, coach_id, what) select *, 'page' from (${pairs}) p`,
  );
  await query(`insert into deferred_note (room_id, user_id, from_id, from_name, user_name, text, left_at,
      deliver_at, shown_deliver_at)
    select p.*, 'Olga', 'Mara', 'Hello', '2026-11-02Z', '2026-11-02Z', '2026-11-02Z' from (${pairs}) p`);
  await query(`insert into note_mute (room_id, user_id, muted_id) ${pairs}`);
  await query(`insert into free_alert (room_id, user_id, about_id) ${pairs}`);
  await query(`insert into former_membership (user_id, room_slug, ended)
    select id, 'gone', 'closed' from "user"`);
}
