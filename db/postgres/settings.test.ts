import { randomUUID } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { testDatabase } from "@/server/testing/database";
import { runOnServer, withDatabase } from "@/server/testing/postgres-server";
import { openPostgres } from "./postgres";

const server = process.env.TEST_DATABASE_URL;

describe.runIf(server)("on a server with other settings", () => {
  const database = testDatabase();

  /** Opens the test's database with a changed URL and under settings of the database itself. */
  async function openWith(change: (url: URL) => void, settings: Record<string, string> = {}) {
    const [row] = await database.query("select current_database() as name", []);
    const name = String(row?.name);
    for (const [setting, value] of Object.entries(settings)) {
      await runOnServer(server ?? "", `alter database "${name}" set ${setting} = ${value}`);
    }
    onTestFinished(async () => {
      await runOnServer(server ?? "", `alter database "${name}" reset all`);
    });
    const url = new URL(withDatabase(server ?? "", name));
    change(url);
    const own = await openPostgres(url.href);
    onTestFinished(() => own.close());
    return own;
  }

  /** A session that began yesterday, which the app must not be able to insert. */
  const backdate = (own: { query: typeof database.query }) =>
    own.query(
      `with person as (insert into "user" (id, name, time_zone) values ($1, 'Mara', 'UTC') returning id),
        act as (insert into activity (user_id, name, color, position)
          select id, 'Study', 'blue', 0 from person returning id, user_id)
      insert into focus_session (user_id, activity_id, started_at, planned_end, local_date, time_zone)
      select user_id, id, now() - interval '1 day', now() - interval '1 day' + interval '25 minutes',
        current_date - 1, 'UTC' from act`,
      [randomUUID()],
    );

  test("sets every setting that it relies on", async () => {
    const own = await openWith(() => {}, {
      DateStyle: "'German'",
      IntervalStyle: "'iso_8601'",
      TimeZone: "'Pacific/Kiritimati'",
      default_transaction_isolation: "'serializable'",
      default_transaction_read_only: "on",
      bytea_output: "'escape'",
      search_path: "'elsewhere'",
      statement_timeout: "0",
      lock_timeout: "0",
      idle_in_transaction_session_timeout: "0",
    });
    const rows = await own.query(
      `select name, setting from pg_settings where name in ('DateStyle', 'IntervalStyle', 'TimeZone',
        'default_transaction_isolation', 'default_transaction_read_only', 'bytea_output',
        'search_path', 'statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout')`,
      [],
    );
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      DateStyle: "ISO, MDY",
      IntervalStyle: "postgres",
      TimeZone: "UTC",
      default_transaction_isolation: "read committed",
      default_transaction_read_only: "off",
      bytea_output: "hex",
      search_path: "public, elsewhere",
      statement_timeout: "6000",
      lock_timeout: "3000",
      idle_in_transaction_session_timeout: "10000",
    });
  });

  test("protects past sessions although the URL names another application", async () => {
    const own = await openWith((url) => {
      url.searchParams.set("application_name", "owner");
      url.searchParams.set("options", "-c application_name=owner");
    });
    await expect(backdate(own)).rejects.toThrow("a session starts when it starts");
    // The owner of the data may do this with another tool.
    const [row] = await database.query("select current_database() as name", []);
    const url = withDatabase(server ?? "", String(row?.name));
    await backdate({ query: (text, values) => runOnServer(url, text, values) });
  });

  test("opens with the parameters that managed databases put into their URLs", async () => {
    const own = await openWith((url) => {
      url.searchParams.set("sslmode", "prefer");
      url.searchParams.set("channel_binding", "prefer");
      url.searchParams.set("connect_timeout", "10");
      url.searchParams.set("target_session_attrs", "read-write");
    });
    expect(await own.query("select 1 as n", [])).toEqual([{ n: 1 }]);
  });

  test("waits when its role has fewer connections than its pool", async () => {
    const role = `stint_test_${randomUUID().slice(0, 8)}`;
    await runOnServer(server ?? "", `create role ${role} superuser login connection limit 3`);
    // A superuser is not limited, and migrating needs rights: it loses them afterwards.
    const own = await openWith((url) => {
      url.username = role;
    });
    await runOnServer(server ?? "", `alter role ${role} nosuperuser`);
    onTestFinished(async () => {
      await own.close();
      await runOnServer(server ?? "", `drop role ${role}`);
    });
    const reads = Array.from({ length: 40 }, (_, n) =>
      own.query("select $1::int as n, pg_sleep(0.01)", [n]),
    );
    const answers = await Promise.allSettled(reads);
    expect(answers.filter(({ status }) => status === "rejected")).toEqual([]);
  });
});
