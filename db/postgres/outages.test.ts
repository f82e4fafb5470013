import { sql } from "drizzle-orm";
import { describe, expect, onTestFinished, test } from "vitest";
import { testDatabase } from "@/server/testing/database";
import { NetworkProxy } from "@/server/testing/network-proxy";
import { withDatabase } from "@/server/testing/postgres-server";
import { type Db, queryRows } from "../client";
import { isConnectionLost, isLockTimeout, isUnavailable } from "../pg-errors";
import { openPostgres } from "./postgres";
import { TIME_LIMITS, type TimeLimits } from "./settings";

const server = process.env.TEST_DATABASE_URL;

describe.runIf(server)("when connections fail", () => {
  const database = testDatabase();

  /** Opens the same database through a proxy, with a table to count in. */
  async function openThroughProxy(given: { limits?: Partial<TimeLimits>; poolSize?: number } = {}) {
    const [row] = await database.query("select current_database() as name", []);
    const url = new URL(withDatabase(server ?? "", String(row?.name)));
    const proxy = await NetworkProxy.open(Number(url.port || 5432), url.hostname);
    url.host = `localhost:${proxy.ownPort}`;
    const { poolSize = 2, limits } = given;
    const own = await openPostgres(url.href, { poolSize, limits: { ...TIME_LIMITS, ...limits } });
    onTestFinished(async () => {
      await own.close();
      proxy.close();
    });
    await database.query("drop table if exists counted", []);
    await database.query("create table counted (n int)", []);
    return { own, proxy };
  }

  const insert = (db: Db, n: number) => db.execute(sql`insert into counted values (${n})`);
  const counted = () => database.query("select n from counted order by n", []);

  test("repeats a read whose connection is cut", async () => {
    const { own, proxy } = await openThroughProxy();
    const cut = { done: false };
    proxy.onForward = (bytes) => {
      if (cut.done || !bytes.includes("41 + 1")) return;
      cut.done = true;
      proxy.cut();
    };
    expect(await own.query("select 41 + 1 as n", [])).toEqual([{ n: 42 }]);
    expect(cut.done).toBe(true);
  });

  test("repeats a transaction whose connection is cut before its COMMIT, and commits it once", async () => {
    const { own, proxy } = await openThroughProxy();
    let attempts = 0;
    await own.db.transaction(async (tx) => {
      attempts += 1;
      await insert(tx, 1);
      if (attempts === 1) proxy.cut();
      await insert(tx, 2);
    });
    expect(attempts).toBe(2);
    expect(await counted()).toEqual([{ n: 1 }, { n: 2 }]);
  });

  test("survives a connection that is cut between two statements of a transaction", async () => {
    const { own, proxy } = await openThroughProxy({ limits: { retry: 0 } });
    const attempt = own.db.transaction(async (tx) => {
      await insert(tx, 1);
      proxy.cut();
      await new Promise(setImmediate);
      throw new Error("refused");
    });
    await expect(attempt).rejects.toThrow();
    expect(await own.query("select 1 as n", [])).toEqual([{ n: 1 }]);
  });

  test("does not repeat a transaction whose COMMIT was sent", async () => {
    const { own, proxy } = await openThroughProxy();
    proxy.onForward = (bytes) => {
      // Not "read committed", which each connection sets.
      if (bytes.includes("commit\0")) proxy.cut();
    };
    let attempts = 0;
    const write = own.db.transaction(async (tx) => {
      attempts += 1;
      await insert(tx, 1);
    });
    await expect(write).rejects.toSatisfy(isConnectionLost);
    expect(attempts).toBe(1);
  });

  test("does not repeat a transaction whose COMMIT was sent with its last statements", async () => {
    const { own, proxy } = await openThroughProxy();
    proxy.onForward = (bytes) => {
      if (bytes.includes("commit\0")) proxy.cut();
    };
    let attempts = 0;
    const write = own.db.timedTransaction(async (tx) => {
      attempts += 1;
      await tx.prepared("insert into counted values ($1::int)", ["1"]);
      return tx.commitWith(() => tx.prepared("insert into counted values ($1::int)", ["2"]));
    });
    await expect(write).rejects.toSatisfy(isConnectionLost);
    expect(attempts).toBe(1);
    expect(await own.query("select 1 as n", [])).toEqual([{ n: 1 }]);
  });

  test("refuses a statement of a transaction that is over", async () => {
    const { own } = await openThroughProxy();
    let late: Db | undefined;
    await own.db.transaction(async (tx) => {
      late = tx;
    });
    await expect(late && insert(late, 1)).rejects.toThrow();
    expect(await counted()).toEqual([]);
  });

  test("does not repeat a single write, which may have been committed", async () => {
    const { own, proxy } = await openThroughProxy();
    let sent = 0;
    proxy.onForward = (bytes) => {
      if (!bytes.includes("insert into counted")) return;
      sent += 1;
      proxy.cut();
    };
    await expect(insert(own.db, 1)).rejects.toSatisfy(isConnectionLost);
    expect(sent).toBe(1);
  });

  test("answers every read while connections are cut again and again", async () => {
    const { own, proxy } = await openThroughProxy({ poolSize: 4 });
    for (let round = 0; round < 20; round += 1) {
      const reads = Array.from({ length: 8 }, (_, n) => own.query("select $1::int as n", [n]));
      await reads[round % 8];
      proxy.cut();
      expect(await Promise.all(reads)).toHaveLength(8);
    }
  });

  test("closes a silent connection, and all that were opened before", async () => {
    const { own, proxy } = await openThroughProxy({ limits: { liveAnswer: 50 } });
    await Promise.all([own.query("select 1", []), own.query("select 2", [])]);
    proxy.silence();
    expect(await own.live.prepared("select 41 + 1 as n", [])).toEqual([{ n: 42 }]);
    // The second connection is as silent as the first: it must not be used.
    expect(await own.query("select 43 as n", [])).toEqual([{ n: 43 }]);
  });

  test("ends a transaction whose connection is silent", async () => {
    const { own, proxy } = await openThroughProxy({ limits: { answer: 50, retry: 0 } });
    const write = own.db.transaction(async (tx) => {
      await insert(tx, 1);
      proxy.silence();
      await insert(tx, 2);
    });
    await expect(write).rejects.toSatisfy(isUnavailable);
    expect(await own.query("select 1 as n", [])).toEqual([{ n: 1 }]);
    expect(await counted()).toEqual([]);
  });

  test("waits for a lock only for a limited time", async () => {
    const { own } = await openThroughProxy({ limits: { lock: 20 } });
    await database.db.transaction(async (tx) => {
      await tx.execute(sql`lock table counted in access exclusive mode`);
      await expect(queryRows(own.db, sql`select * from counted`)).rejects.toSatisfy(isLockTimeout);
    });
  });

  test("ends a statement that takes too long", async () => {
    const { own } = await openThroughProxy({ limits: { statement: 20 } });
    await expect(own.query("select pg_sleep(60)", [])).rejects.toSatisfy(isUnavailable);
  });

  test("refuses after a limited time when every connection is in use", async () => {
    const { own } = await openThroughProxy({ poolSize: 1, limits: { connect: 50, retry: 0 } });
    await own.db.transaction(async () => {
      await expect(own.query("select 1", [])).rejects.toSatisfy(isUnavailable);
    });
  });

  test("closes although a statement is silent", async () => {
    const { own, proxy } = await openThroughProxy({ limits: { retry: 0 } });
    const read = own.query("select pg_sleep(60)", []);
    proxy.silence();
    await own.close();
    await expect(read).rejects.toSatisfy(isUnavailable);
  });
});
