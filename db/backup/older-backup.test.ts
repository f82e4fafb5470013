import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { expect, inject, onTestFinished, test } from "vitest";
import {
  openTestSession,
  readAllRows,
  readRules,
  temporaryFolder,
} from "@/server/testing/backup-sessions";
import { MIGRATIONS_FOLDER } from "../migrations-folder.mjs";
import { writeBackupFile } from "./backup-file.mjs";
import { dumpDatabase } from "./dump.mjs";
import { listMigrations, listTables } from "./migrations.mjs";
import { restoreDatabase } from "./restore.mjs";
import { embeddedSession } from "./session.mjs";

/** A copy of the migrations folder with only the first `count` of them. */
async function firstMigrations(count: number): Promise<string> {
  const folder = await temporaryFolder();
  await cp(MIGRATIONS_FOLDER, folder, { recursive: true });
  const journal = join(folder, "meta/_journal.json");
  const { entries, ...rest } = JSON.parse(await readFile(journal, "utf8"));
  await writeFile(journal, JSON.stringify({ ...rest, entries: entries.slice(0, count) }));
  return folder;
}

/** An embedded database of the version that had `count` migrations, with rows. */
async function openOlder(count: number) {
  const client = await PGlite.create({ extensions: { btree_gist } });
  onTestFinished(() => client.close());
  await migrate(drizzle({ client }), { migrationsFolder: await firstMigrations(count) });
  await client.exec(`
    insert into "user" (name) values ('Olga'), ('Carl'), ('Mara');
    insert into activity (user_id, name, color) select id, 'Study', 'blue' from "user";
    insert into room (slug, name) values ('library', 'Library');
    insert into membership (room_id, user_id, role)
      select room.id, "user".id, case "user".name when 'Carl' then 'coach' else 'member' end
      from room, "user";
    insert into focus_session (user_id, activity_id, room_id, started_at, planned_end, local_date,
        time_zone)
      select a.user_id, a.id, r.id, '2026-11-02 09:00Z', '2026-11-02 09:25Z', '2026-11-02', 'UTC'
      from activity a, room r;
    insert into coach_look (room_id, user_id, coach_id, what)
      select r.id, m.id, c.id, 'page' from room r, "user" m, "user" c
      where m.name = 'Mara' and c.name = 'Carl'`);
  return client;
}

test("an older backup becomes what an update makes of the older database", async () => {
  // Before tables and columns got other names.
  const older = await openOlder(7);
  const path = join(await temporaryFolder(), "older.backup");
  await writeBackupFile(path, dumpDatabase(await embeddedSession(older)));
  const { session, close } = await openTestSession(inject("template"));
  onTestFinished(close);
  await restoreDatabase(session, path, { overwrite: true });

  await migrate(drizzle({ client: older }), { migrationsFolder: MIGRATIONS_FOLDER });
  const updated = await embeddedSession(older);
  const rows = await readAllRows(updated);
  expect(rows.coach_access).toHaveLength(1);
  expect(await readAllRows(session)).toEqual(rows);
  if (inject("template").kind === "embedded") {
    expect(await readRules(session)).toEqual(await readRules(updated));
  }
  const applied =
    "select hash, created_at::text as at from drizzle.__drizzle_migrations order by id";
  expect(await session.query(applied)).toEqual(await updated.query(applied));
});

test("knows every table of the present version", async () => {
  const { session, close } = await openTestSession(inject("template"));
  onTestFinished(close);
  const tables = await session.query(`select table_name::text as name
    from information_schema.tables where table_schema = 'public' and table_name <> 'test_clock'
    order by table_name collate "C"`);
  expect(listTables(listMigrations())).toEqual(tables.map(({ name }) => name));
});
