import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MIGRATIONS_FOLDER } from "./migrations-folder";

let before: string;

/** The migrations from before owners could coach. */
beforeAll(async () => {
  before = await mkdtemp(join(tmpdir(), "stint-migrations-"));
  await cp(MIGRATIONS_FOLDER, before, { recursive: true });
  const journal = join(before, "meta/_journal.json");
  const { entries, ...rest } = JSON.parse(await readFile(journal, "utf8"));
  await writeFile(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 3) }));
});
afterAll(() => rm(before, { recursive: true, force: true }));

test("upgrades a database from before owners could coach and keeps every role", async () => {
  const client = await PGlite.create({ extensions: { btree_gist } });
  const db = drizzle({ client });
  await migrate(db, { migrationsFolder: before });
  await client.exec(`
    insert into room (slug, name, is_practice) values ('practice', 'Practice', true);
    insert into "user" (name) values ('owner'), ('coach'), ('member');
    insert into membership (room_id, user_id, role)
      select room.id, "user".id, "user".name from room, "user"`);
  await migrate(db, { migrationsFolder: MIGRATIONS_FOLDER });
  const { rows } = await client.query("select role, also_coaches from membership order by role");
  expect(rows).toEqual(["coach", "member", "owner"].map((role) => ({ role, also_coaches: false })));
  const coach = (role: string) =>
    client.query("update membership set also_coaches = true where role = $1", [role]);
  await expect(coach("member")).rejects.toThrow("membership_also_coaches");
  expect((await coach("owner")).affectedRows).toBe(1);
  await client.close();
});

test("archives an activity that was merged into itself; it can be restored", async () => {
  const client = await PGlite.create({ extensions: { btree_gist } });
  const db = drizzle({ client });
  await migrate(db, { migrationsFolder: before });
  await client.exec(`
    insert into "user" (name) values ('owner');
    insert into activity (user_id, name, color) select id, 'Work', 'blue' from "user";
    update activity set merged_into_id = id, archived_at = stint_now()`);
  await migrate(db, { migrationsFolder: MIGRATIONS_FOLDER });
  const archived = "select merged_into_id, archived_at is not null as is_archived from activity";
  const { rows } = await client.query(archived);
  expect(rows).toEqual([{ merged_into_id: null, is_archived: true }]);
  await client.close();
});
