import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MIGRATIONS_FOLDER } from "./migrations-folder.mjs";

/** Databases of earlier versions, by the number of their migrations. */
const EARLIER = {
  /** Before owners could coach. */
  before: 3,
  /** Before tables and columns got the glossary's names. */
  beforeRenames: 7,
  untilRenames: 8,
};
type Version = keyof typeof EARLIER;
const extensions = { btree_gist };

const dumps = {} as Record<Version, Blob>;
const folders: string[] = [];
let untilRenames: string;

beforeAll(async () => {
  const client = await PGlite.create({ extensions });
  for (const [version, count] of Object.entries(EARLIER)) {
    const folder = await firstMigrations(count);
    await migrate(drizzle({ client }), { migrationsFolder: folder });
    dumps[version as Version] = await client.dumpDataDir("none");
    folders.push(folder);
  }
  untilRenames = folders.at(-1) ?? "";
  await client.close();
});

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** Opens a copy of an earlier version's database, without rows. `upgrade` runs the later migrations. */
async function openEarlier(version: Version) {
  const client = await PGlite.create({ extensions, loadDataDir: dumps[version] });
  const upgrade = (migrationsFolder = MIGRATIONS_FOLDER) =>
    migrate(drizzle({ client }), { migrationsFolder });
  return { client, upgrade };
}

/** A copy of the migrations folder with only the first `count` of them. */
async function firstMigrations(count: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stint-migrations-"));
  await cp(MIGRATIONS_FOLDER, folder, { recursive: true });
  const journal = join(folder, "meta/_journal.json");
  const { entries, ...rest } = JSON.parse(await readFile(journal, "utf8"));
  await writeFile(journal, JSON.stringify({ ...rest, entries: entries.slice(0, count) }));
  return folder;
}

type Row = Record<string, unknown>;

/** Every row of every table, by table. */
async function readAllRows(client: PGlite): Promise<Record<string, Row[]>> {
  const { rows } = await client.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const tables = rows.map(({ name }) => name).sort();
  const read = async (name: string) =>
    (await client.query<Row>(`select * from "${name}" t order by t::text`)).rows;
  return Object.fromEntries(
    await Promise.all(tables.map(async (name) => [name, await read(name)] as const)),
  );
}

const RENAMES: Record<string, string> = {
  coach_look: "coach_access",
  looked_at: "accessed_at",
  room_past: "former_members",
  protected_minutes: "focus_minutes",
  told_protected_minutes: "told_focus_minutes",
  is_practice: "is_coaching_room",
};
const rename = <Value>(of: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [RENAMES[name] ?? name, value]));

test("keeps every row when tables and columns are renamed, and their rules", async () => {
  const { client, upgrade } = await openEarlier("beforeRenames");
  await client.exec(`
    insert into "user" (name, email, password_hash) values
      ('Olga', 'olga@example.org', 'x'), ('Carl', null, null), ('Mara', null, null);
    insert into auth_session (user_id, device, expires_at)
      select id, 'Firefox', stint_now() + interval '1 day' from "user";
    insert into activity (user_id, name, color) select id, 'Study', 'blue' from "user";
    insert into room (slug, name, is_practice) values ('library', 'Library', false),
      ('clients', 'Clients', true);
    insert into membership (room_id, user_id, role, shows_busy)
      select room.id, "user".id, case "user".name when 'Carl' then 'coach' else 'member' end, true
      from room, "user";
    insert into invite (room_id, token_hash, role) select id, slug, 'member' from room;
    insert into focus_session
      (user_id, activity_id, room_id, target, started_at, planned_end, local_date, time_zone)
      select a.user_id, a.id, r.id, 'chapter 4', '2026-11-02 09:00Z', '2026-11-02 09:25Z',
        '2026-11-02', 'UTC' from activity a, room r where r.slug = 'library';
    insert into coach_grant (room_id, user_id, coach_id, scope)
      select r.id, m.id, c.id, 'room' from room r, "user" m, "user" c
      where m.name = 'Mara' and c.name = 'Carl';
    insert into coach_look (room_id, user_id, coach_id, what, local_date)
      select g.room_id, g.user_id, g.coach_id, kind.what, kind.day from coach_grant g,
        (values ('row', date '2026-11-02'), ('page', null), ('export', null)) as kind (what, day);
    insert into coach_note (room_id, user_id, coach_id, text)
      select room_id, user_id, coach_id, 'Well done' from coach_grant;
    insert into room_past (room_id, people, completed, broken, protected_minutes,
      told_people, told_completed, told_broken, told_protected_minutes)
      select id, 4, 30, 2, 900, 3, 25, 1, 700 from room`);
  const old = await readAllRows(client);
  const filled = ["coach_look", "room_past", "room", "focus_session"];
  expect(filled.filter((table) => old[table]?.length === 0)).toEqual([]);
  await upgrade(untilRenames);

  const renamed = Object.entries(rename(old)).map(([table, rows]) => [table, rows.map(rename)]);
  expect(await readAllRows(client)).toEqual(Object.fromEntries(renamed));
  await upgrade();
  const again =
    "insert into coach_access select (jsonb_populate_record(a, $1)).* from coach_access a";
  const row = { id: "00000000-0000-0000-0000-000000000001", what: "peek", local_date: null };
  await expect(client.query(again, [row])).rejects.toThrow("coach_access_what");
  await client.exec("delete from focus_session; delete from room");
  expect((await client.query("select from coach_access")).rows).toEqual([]);
  await client.close();
});

test("upgrades a database from before owners could coach and keeps every role", async () => {
  const { client, upgrade } = await openEarlier("before");
  await client.exec(`
    insert into room (slug, name, is_practice) values ('practice', 'Practice', true);
    insert into "user" (name) values ('owner'), ('coach'), ('member');
    insert into membership (room_id, user_id, role)
      select room.id, "user".id, "user".name from room, "user"`);
  await upgrade();
  const { rows } = await client.query("select role, also_coaches from membership order by role");
  expect(rows).toEqual(["coach", "member", "owner"].map((role) => ({ role, also_coaches: false })));
  const coach = (role: string) =>
    client.query("update membership set also_coaches = true where role = $1", [role]);
  await expect(coach("member")).rejects.toThrow("membership_also_coaches");
  expect((await coach("owner")).affectedRows).toBe(1);
  await client.close();
});

test("archives an activity that was merged into itself; it can be restored", async () => {
  const { client, upgrade } = await openEarlier("before");
  await client.exec(`
    insert into "user" (name) values ('owner');
    insert into activity (user_id, name, color) select id, 'Work', 'blue' from "user";
    update activity set merged_into_id = id, archived_at = stint_now()`);
  await upgrade();
  const archived = "select merged_into_id, archived_at is not null as is_archived from activity";
  const { rows } = await client.query(archived);
  expect(rows).toEqual([{ merged_into_id: null, is_archived: true }]);
  await client.close();
});

test("keeps names in NFC, and one active activity of each name", async () => {
  const { client, upgrade } = await openEarlier("untilRenames");
  const [composed, decomposed] = ["Caf\u00e9", "Cafe\u0301"];
  await client.query(`insert into "user" (name) values ($1)`, [decomposed]);
  await client.query("insert into room (slug, name) values ('cafe', $1)", [decomposed]);
  for (const [day, name] of [composed, decomposed, "Tea"].entries()) {
    await client.query(
      `insert into activity (user_id, name, color, created_at)
        select id, $1, 'blue', make_date(2026, 11, $2) from "user"`,
      [name, day + 1],
    );
  }
  await upgrade();
  const { rows } = await client.query(
    "select name, archived_at is null as is_active from activity order by created_at",
  );
  expect(rows).toEqual([
    { name: composed, is_active: true },
    { name: composed, is_active: false },
    { name: "Tea", is_active: true },
  ]);
  for (const table of ["room", "user"]) {
    expect((await client.query(`select name from "${table}"`)).rows).toEqual([{ name: composed }]);
  }
  const again = client.query(
    `insert into activity (user_id, name, color) select id, $1, 'blue' from "user"`,
    [decomposed.toUpperCase()],
  );
  await expect(again).rejects.toThrow("activity_name");
  await client.close();
});

test("counts existing coaches as agreed to be seen, and leaves them out of the comparison", async () => {
  const { client, upgrade } = await openEarlier("untilRenames");
  await client.exec(`
    insert into room (slug, name, is_coaching_room) values ('clients', 'Clients', true);
    insert into "user" (name) values ('owner'), ('coach'), ('member');
    insert into membership (room_id, user_id, role, also_coaches)
      select room.id, "user".id, "user".name, "user".name = 'owner' from room, "user"`);
  await upgrade();
  const { rows } = await client.query(
    "select role, awaits_agreement, is_compared from membership order by role",
  );
  expect(rows).toEqual([
    { role: "coach", awaits_agreement: false, is_compared: false },
    { role: "member", awaits_agreement: false, is_compared: true },
    { role: "owner", awaits_agreement: false, is_compared: true },
  ]);
  const wait = (role: string) =>
    client.query("update membership set awaits_agreement = true where role = $1", [role]);
  await expect(wait("member")).rejects.toThrow("membership_awaits_agreement");
  expect((await wait("coach")).affectedRows).toBe(1);
  await client.close();
});

test("lets only owners invite in existing rooms, and members in new ones", async () => {
  const { client, upgrade } = await openEarlier("untilRenames");
  await client.exec("insert into room (slug, name) values ('old', 'Library')");
  await upgrade();
  await client.exec("insert into room (slug, name) values ('new', 'Library')");
  const { rows } = await client.query("select slug, members_invite from room order by slug desc");
  expect(rows).toEqual([
    { slug: "old", members_invite: false },
    { slug: "new", members_invite: true },
  ]);
  await client.close();
});
