import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { testDatabase } from "@/server/testing/database";
import { withDatabase } from "@/server/testing/postgres-server";
import { MigrationLocked } from "../pg-errors";
import { MIGRATION_LOCK } from "./migration-lock.mjs";
import { openPostgres } from "./postgres";

const server = process.env.TEST_DATABASE_URL;

describe.runIf(server)("while another process holds the migration lock", () => {
  const database = testDatabase();

  /** Takes the lock on a connection of its own. Returns its process id and how to end it. */
  async function holdLock() {
    const [row] = await database.query("select current_database() as name", []);
    const url = withDatabase(server ?? "", String(row?.name));
    const client = new pg.Client(url);
    await client.connect();
    onTestFinished(() => client.end());
    const { rows } = await client.query("select pg_backend_pid() as pid, pg_advisory_lock($1)", [
      MIGRATION_LOCK,
    ]);
    return { url, pid: Number(rows[0]?.pid), end: () => client.end() };
  }

  test("refuses to open after the timeout, and names the holder", async () => {
    const { url, pid } = await holdLock();
    const opening = openPostgres(url, { lockTimeoutMs: 50 });
    await expect(opening).rejects.toThrow(MigrationLocked);
    await expect(opening).rejects.toThrow(`process id ${pid} has been migrating`);
  });

  test("opens once the holder has ended", async () => {
    const { url, end } = await holdLock();
    const opening = openPostgres(url);
    await end();
    const { query, close } = await opening;
    onTestFinished(close);
    expect(await query("select 1 as one", [])).toEqual([{ one: 1 }]);
  });
});
