import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { NetworkProxy } from "@/server/testing/network-proxy";
import { createDatabase, dropDatabase, runOnServer } from "@/server/testing/postgres-server";
import { readConnectionUrl, withClient } from "../postgres/connection.mjs";
import { openPostgres } from "../postgres/postgres";
import { REPLICA_SETTINGS } from "../postgres/settings";
import { withGivenNow } from "./given-now";
import type { PrimaryReason } from "./history-reads";
import {
  judgeStandby,
  SELECT_POSITION,
  SELECT_STANDBY_STATE,
  toPosition,
  toStandbyState,
} from "./position";

const server = process.env.TEST_DATABASE_URL ?? "";

// A real streaming replica is in `npm run prove -- --only replica`.
describe.runIf(server)("on a real server", () => {
  const name = `stint_replica_${randomUUID().slice(0, 8)}`;
  let url = "";

  beforeAll(async () => {
    url = await createDatabase(server, name);
    await (await openPostgres(url)).close();
  });
  afterAll(() => dropDatabase(server, name));

  /** Opens the database with a replica at a URL. */
  async function open(replicaUrl: string) {
    const reads: (PrimaryReason | null)[] = [];
    const changes: (PrimaryReason | null)[] = [];
    const observer = {
      onRead: (reason: PrimaryReason | null) => void reads.push(reason),
      onChange: (reason: PrimaryReason | null) => void changes.push(reason),
    };
    const database = await openPostgres(url, { replica: { url: replicaUrl, observer } });
    onTestFinished(() => database.close());
    const count = async () => {
      const [row] = await database.history.prepared<{ count: string }>(
        "select count(*) from focus_session where user_id = $1::uuid and planned_end > stint_now()",
        [randomUUID()],
      );
      return row?.count;
    };
    return { database, count, reads, changes };
  }

  test.each<[string, (url: string) => string, PrimaryReason]>([
    ["is no standby", (url) => url, "not_a_standby"],
    ["refuses connections", (url) => withPort(url, "1"), "unreachable"],
    ["has no such database", (url) => `${url}_missing`, "unreachable"],
  ])("answers from the primary when the replica %s", async (_, toUrl, reason) => {
    const { count, reads, changes } = await open(toUrl(url));
    await vi.waitUntil(() => changes.length > 0, { timeout: 60_000 });
    for (let i = 0; i < 10; i += 1) expect(await count()).toBe("0");
    expect(new Set(reads)).toEqual(new Set([reason]));
    expect(changes).toEqual([reason]);
  });

  test("answers from the primary when the replica is silent, and closes nevertheless", async () => {
    const proxy = await NetworkProxy.open(Number(new URL(url).port || 5432), new URL(url).hostname);
    onTestFinished(() => proxy.close());
    proxy.goDark();
    const { database, count, changes } = await open(withPort(url, String(proxy.ownPort)));
    expect(await count()).toBe("0");
    await database.close();
    expect(changes).not.toContain(null);
  });

  test("reads the position with an ordinary role, and the clock exactly", async () => {
    const role = `${name}_role`;
    await runOnServer(server, `create role "${role}" login`);
    onTestFinished(async () => {
      await runOnServer(server, `drop role "${role}"`);
    });
    const own = new URL(url);
    own.username = role;
    const [row] = await runOnServer(own.href, SELECT_POSITION);
    const position = toPosition(row as never);
    const { text, values } = withGivenNow(
      { text: "select stint_now()::text as now", values: [] },
      position.now,
    );
    expect(await runOnServer(own.href, text, values)).toEqual([{ now: position.now }]);
    const [state] = await runOnServer(own.href, SELECT_STANDBY_STATE);
    const { history, isStandby } = toStandbyState(state as never);
    expect(history).toBe(position.history);
    expect(isStandby).toBe(false);
    expect(judgeStandby(position, toStandbyState(state as never))).toBe("not_a_standby");
  });

  test("moves the position with each commit, also with one that is not flushed yet", async () => {
    const read = async () => toPosition((await runOnServer(url, SELECT_POSITION))[0] as never).lsn;
    for (const mode of ["on", "off"]) {
      await runOnServer(url, `alter database "${name}" set synchronous_commit = ${mode}`);
      const before = await read();
      await runOnServer(url, `insert into "user" (name) values ('Mara')`);
      expect(await read()).toBeGreaterThan(before);
    }
  });

  test("pins connections to a replica to reading", async () => {
    const write = withClient(readConnectionUrl(url), async (client) => {
      await client.query(REPLICA_SETTINGS);
      await client.query(`insert into "user" (name) values ('Mara')`);
    });
    await expect(write).rejects.toMatchObject({ code: "25006" });
  });
});

function withPort(url: string, port: string): string {
  const other = new URL(url);
  other.port = port;
  return other.href;
}
