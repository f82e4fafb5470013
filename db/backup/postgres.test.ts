import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import {
  fillDatabase,
  openTestSession,
  readAllRows,
  type TestSession,
  temporaryFolder,
} from "@/server/testing/backup-sessions";
import { openPostgres } from "../postgres/postgres";
import { writeBackupFile } from "./backup-file.mjs";
import { dumpDatabase } from "./dump.mjs";
import { restoreDatabase } from "./restore.mjs";
import { openPostgresSession } from "./session.mjs";

const template = inject("template");

describe.runIf(template.kind === "postgres")("on PostgreSQL", () => {
  let filled: TestSession;
  beforeAll(async () => {
    filled = await openTestSession(template);
    await fillDatabase(filled.session);
  });
  afterAll(() => filled.close());

  async function openOther() {
    const other = await openTestSession(template);
    onTestFinished(() => other.close());
    return other;
  }

  async function openWriter() {
    const writer = await openPostgresSession(filled.url);
    onTestFinished(() => writer.close());
    return writer;
  }

  test("a backup sees one instant, whatever is written meanwhile", async () => {
    const path = join(await temporaryFolder(), "stint.backup");
    const writer = await openWriter();
    const before = await readAllRows(filled.session);
    async function* whileOthersWrite() {
      for await (const part of dumpDatabase(filled.session)) {
        yield part;
        // A person with rows in tables that were read before and in tables that are read later.
        await writer.query("begin");
        await writer.query(`insert into "user" (name) values ('Late')`);
        await writer.query(`insert into activity (user_id, name, color)
          select id, gen_random_uuid(), 'blue' from "user" where name = 'Late'`);
        await writer.query("delete from weekly_review");
        await writer.query("commit");
      }
    }
    const reviews = await writer.query("select * from weekly_review");
    await writeBackupFile(path, whileOthersWrite());
    const other = await openOther();
    await restoreDatabase(other.session, path);
    expect(reviews.length).toBeGreaterThan(0);
    expect(await readAllRows(other.session)).toEqual(before);
  });

  test("refuses to restore while the app uses the database", async () => {
    const path = join(await temporaryFolder(), "stint.backup");
    await writeBackupFile(path, dumpDatabase(filled.session));
    const other = await openOther();
    const app = await openPostgres(other.url);
    await app.query("select 1", []);
    await expect(restoreDatabase(other.session, path)).rejects.toThrow(
      "Stint is running on this database. Stop every process of it first.",
    );
    await app.close();
    await restoreDatabase(other.session, path);
  });

  test("keeps what others have in the database, and refuses to drop what depends on it", async () => {
    const path = join(await temporaryFolder(), "stint.backup");
    await writeBackupFile(path, dumpDatabase(filled.session));
    const { session } = await openOther();
    await session.query("create table other_program (n int)");
    await session.query("insert into other_program values (7)");
    await session.query(`create view people as select name from "user"`);
    await expect(restoreDatabase(session, path)).rejects.toThrow("such as a view. Drop them first");
    await session.query("drop view people");
    await restoreDatabase(session, path);
    expect(await session.query("select n from other_program")).toEqual([{ n: 7 }]);
  });

  test("a restore that is killed changes nothing", async () => {
    const path = join(await temporaryFolder(), "stint.backup");
    const { session, url } = await openOther();
    await writeBackupFile(path, dumpDatabase(session));
    await fillDatabase(session);
    const before = await readAllRows(session);
    const writer = await openPostgresSession(url);
    onTestFinished(() => writer.close());
    // The last table that it drops is held, so that it is killed in the middle.
    await writer.query("begin");
    await writer.query("lock table weekly_review in access share mode");
    const child = spawn(process.execPath, ["tools/restore.mjs", path, "--overwrite"], {
      env: { ...process.env, DATABASE_URL: url, INIT_CWD: "" },
    });
    const waiting = `select pid::text from pg_stat_activity where datname = current_database()
      and application_name = 'stint-backup' and wait_event_type = 'Lock'`;
    while ((await session.query(waiting)).length === 0) expect(child.exitCode).toBeNull();
    child.kill("SIGKILL");
    await once(child, "close");
    await writer.query("rollback");
    expect(await readAllRows(session)).toEqual(before);
  });
});
