import { describe, expect, onTestFinished, test } from "vitest";
import { testDatabase } from "@/server/testing/database";
import { withDatabase } from "@/server/testing/postgres-server";
import { NewerSchema, refuseNewerSchema } from "./newer-schema";
import { openPostgres } from "./postgres/postgres";

const database = testDatabase();

const addMigration = (at: number) =>
  database.query(
    `insert into drizzle.__drizzle_migrations (hash, created_at) values ('unknown', ${at})`,
    [],
  );

test("accepts a database with exactly this program's migrations", async () => {
  await expect(refuseNewerSchema(database.db)).resolves.toBeUndefined();
});

describe.each([
  ["newer than all known ones", 4_000_000_000_000],
  ["of another branch, older than the last known one", 1],
])("a migration %s", (_, at) => {
  test("is refused before anything else runs, with one line", async () => {
    await addMigration(at);
    onTestFinished(async () => {
      await database.query("delete from drizzle.__drizzle_migrations where hash = 'unknown'", []);
    });
    const refused = refuseNewerSchema(database.db);
    await expect(refused).rejects.toBeInstanceOf(NewerSchema);
    await expect(refused).rejects.toThrow(/^The database was last used by a newer version.*$/);
  });
});

test.runIf(process.env.TEST_DATABASE_URL)("is refused by a start on PostgreSQL", async () => {
  await addMigration(4_000_000_000_000);
  const [row] = await database.query("select current_database() as name", []);
  const url = withDatabase(process.env.TEST_DATABASE_URL ?? "", String(row?.name));
  await expect(openPostgres(url)).rejects.toBeInstanceOf(NewerSchema);
});
