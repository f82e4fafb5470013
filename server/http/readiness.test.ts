import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Database } from "@/db/client";
import { openPostgres } from "@/db/postgres/postgres";
import { runtime } from "../process/runtime.mjs";
import { testDatabase } from "../testing/database";
import { NetworkProxy } from "../testing/network-proxy";
import { withDatabase } from "../testing/postgres-server";
import { handleReady } from "./health";

const url = process.env.TEST_DATABASE_URL;

/** Promised to load balancers. The server needs at most some three seconds for either change. */
const WITHIN = { timeout: 5_000, interval: 50 };

/** A process whose database is this one. Returns the status of `/readyz`. */
async function serveReadiness(database: Database) {
  runtime.database = database;
  const server = createServer((req, res) => void handleReady(req, res)).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    runtime.database = null;
    server.close().closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return async () => (await fetch(`http://127.0.0.1:${port}`)).status;
}

describe.runIf(url)("/readyz on PostgreSQL", () => {
  const database = testDatabase();

  async function findUrl() {
    const [row] = await database.query("select current_database() as name", []);
    return new URL(withDatabase(url ?? "", String(row?.name)));
  }

  /** A process that reaches the database through a proxy. */
  async function serveThroughProxy() {
    const target = await findUrl();
    const proxy = await NetworkProxy.open(Number(target.port || 5432), target.hostname);
    target.host = `localhost:${proxy.ownPort}`;
    const own = await openPostgres(target.href, { poolSize: 2 });
    onTestFinished(async () => {
      proxy.close();
      await own.close();
    });
    const ready = await serveReadiness(own);
    // The result of an earlier test may be used again: this one's connection must be open.
    await own.probe.execute("select 1");
    await expect.poll(ready, WITHIN).toBe(200);
    return { own, proxy, ready };
  }

  test("follows a database that refuses connections, and one that is back, within 5 s", async () => {
    const { proxy, ready } = await serveThroughProxy();
    proxy.refuse();
    await expect.poll(ready, WITHIN).toBe(503);
    proxy.reconnect();
    await expect.poll(ready, WITHIN).toBe(200);
  });

  test("follows a network that drops everything, and one that works again, within 5 s", async () => {
    const { proxy, ready } = await serveThroughProxy();
    proxy.goDark();
    await expect.poll(ready, WITHIN).toBe(503);
    proxy.reconnect();
    await expect.poll(ready, WITHIN).toBe(200);
  });

  test("is ready within 5 s although the old connections stay silent and statements wait for them", async () => {
    const { own, proxy, ready } = await serveThroughProxy();
    const reads = [1, 2].map((n) =>
      own.query("select $1::int, pg_sleep(600)", [n]).catch(() => {}),
    );
    await expect.poll(() => own.stats().idle, WITHIN).toBe(0);
    const statuses: number[] = [];
    const isReadyAgain = async () => {
      statuses.push(await ready());
      return statuses.includes(503) && statuses.at(-1) === 200;
    };
    // New connections work all the time, so both changes must happen within the promised time.
    proxy.silence();
    await expect.poll(isReadyAgain, WITHIN).toBe(true);
    await own.close();
    await Promise.all(reads);
  });

  test("follows a database that accepts no changes, and one that does again, within 5 s", async () => {
    const { ready } = await serveThroughProxy();
    await database.db.transaction(async (tx) => {
      await tx.execute("lock table rate_limit in exclusive mode");
      await expect.poll(ready, WITHIN).toBe(503);
    });
    await expect.poll(ready, WITHIN).toBe(200);
  });
});
