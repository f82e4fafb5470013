import { expect, test } from "vitest";
import { testDatabase } from "@/server/testing/database";
import type { Db } from "./client";
import { probeWrites } from "./probe-writes";

const database = testDatabase();

const countRows = async () =>
  (await database.query("select count(*)::int as n from rate_limit", []))[0]?.n;

test("writes one row per process, however often it runs", async () => {
  for (const name of ["a", "b", "a", "b", "a"]) await probeWrites(database.db, name);
  expect(await countRows()).toBe(2);
});

test("processes do not wait for each other", async () => {
  await database.db.transaction(async (tx) => {
    await probeWrites(tx as unknown as Db, "a");
    // The embedded database has one process.
    if (process.env.TEST_DATABASE_URL) await probeWrites(database.db, "b");
  });
});

test("fails when the database only answers reads", async () => {
  await database.db.transaction(
    async (tx) => {
      await expect(probeWrites(tx as unknown as Db, "a")).rejects.toThrow();
    },
    { accessMode: "read only" },
  );
});
