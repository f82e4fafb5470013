import { AsyncLocalStorage } from "node:async_hooks";
import { eq, sql } from "drizzle-orm";
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { countSent } from "@/server/testing/count-sent";
import { testDatabase } from "@/server/testing/database";
import { NetworkProxy } from "@/server/testing/network-proxy";
import { withDatabase } from "@/server/testing/postgres-server";
import { type Db, queryRows } from "../client";
import { pgArray } from "../pg-array";
import { type Given, prepareQuery } from "../prepare-query";
import { user } from "../schema";
import { openPostgres } from "./postgres";
import { TIME_LIMITS, type TimeLimits } from "./settings";

const server = process.env.TEST_DATABASE_URL;

describe.runIf(server)("the reads that a request makes at the same time", () => {
  const database = testDatabase();
  const requests = new AsyncLocalStorage<object>();

  async function open(url: URL, limits: Partial<TimeLimits> = {}) {
    const { db, close } = await openPostgres(url.href, {
      limits: { ...TIME_LIMITS, ...limits },
      findRequest: () => requests.getStore(),
    });
    onTestFinished(close);
    return db;
  }

  async function findUrl() {
    const [row] = await database.query("select current_database() as name", []);
    return new URL(withDatabase(server ?? "", String(row?.name)));
  }

  async function openThroughProxy(limits: Partial<TimeLimits> = {}) {
    const url = await findUrl();
    const proxy = await NetworkProxy.open(Number(url.port || 5432), url.hostname);
    onTestFinished(() => proxy.close());
    url.host = `localhost:${proxy.ownPort}`;
    return { db: await open(url, limits), proxy };
  }

  const select = async (db: Db, n: number) => {
    const [row] = await queryRows<{ n: number }>(db, sql`select ${n}::int as n`);
    return row?.n;
  };
  const prepared = async (db: Db, n: number) => {
    const [row] = await db.prepared<{ n: number }>("select $1::int as n", [String(n)]);
    return row?.n;
  };
  const selectAll = (db: Db, numbers: number[]) => Promise.all(numbers.map((n) => select(db, n)));
  const processId = async (db: Db) => {
    const [row] = await queryRows<{ pid: number }>(db, sql`select pg_backend_pid() as pid`);
    return row?.pid ?? 0;
  };

  test("leave in one packet", async () => {
    const db = await open(await findUrl());
    await select(db, 0);
    const sent = countSent();
    const answers = await requests.run({}, () =>
      Promise.all([...[1, 2].map((n) => select(db, n)), ...[3, 4].map((n) => prepared(db, n))]),
    );
    expect(answers).toEqual([1, 2, 3, 4]);
    expect(sent.statements).toHaveLength(4);
    expect(sent.packets).toBe(1);
  });

  test("use another connection for every six, and none of another request", async () => {
    const db = await open(await findUrl());
    const readProcesses = (count: number) =>
      requests.run({}, () => Promise.all(Array.from({ length: count }, () => processId(db))));
    const [one, seven] = await Promise.all([readProcesses(6), readProcesses(7)]);
    expect(new Set(one).size).toBe(1);
    expect(new Set(seven.slice(0, 6)).size).toBe(1);
    expect(new Set([...one, ...seven]).size).toBe(3);
  });

  test("fail each by itself", async () => {
    const db = await open(await findUrl());
    const answers = await requests.run({}, () =>
      Promise.allSettled([
        select(db, 1),
        queryRows(db, sql`select 1 / 0`),
        queryRows(db, sql`select * from missing`),
        select(db, 2),
      ]),
    );
    expect(answers).toMatchObject([
      { status: "fulfilled", value: 1 },
      { status: "rejected", reason: { cause: { code: "22012" } } },
      { status: "rejected", reason: { cause: { code: "42P01" } } },
      { status: "fulfilled", value: 2 },
    ]);
    expect(await selectAll(db, [3])).toEqual([3]);
  });

  test("are repeated when their connection is cut", async () => {
    const { db, proxy } = await openThroughProxy();
    await select(db, 0);
    let cuts = 0;
    proxy.onForward = (bytes) => {
      if (!bytes.includes("select $1::int") || cuts > 0) return;
      cuts += 1;
      proxy.cut();
    };
    expect(await requests.run({}, () => selectAll(db, [1, 2, 3]))).toEqual([1, 2, 3]);
    expect(cuts).toBe(1);
  });

  test("are refused together when their connection stays silent", async () => {
    const { db, proxy } = await openThroughProxy({ answer: 300, statement: 250, retry: 200 });
    await select(db, 0);
    proxy.silence();
    const answers = await requests.run({}, () =>
      Promise.allSettled([select(db, 1), select(db, 2)]),
    );
    expect(answers).toMatchObject([{ status: "rejected" }, { status: "rejected" }]);
    expect(await requests.run({}, () => selectAll(db, [3, 4]))).toEqual([3, 4]);
  });

  const sleep = (db: Db, seconds: number) => queryRows(db, sql`select pg_sleep(${seconds})`);
  const codeOf = (answer: PromiseSettledResult<unknown>) =>
    answer.status === "fulfilled" ? "answered" : answer.reason.cause.code;

  /** Locks the table of people in a transaction of its own, until the returned function is called. */
  async function lockPeople() {
    const locker = new pg.Client((await findUrl()).href);
    await locker.connect();
    onTestFinished(() => locker.end());
    await locker.query(`begin; lock table "user" in access exclusive mode`);
    return async () => void (await locker.query("rollback"));
  }

  test("have together the time that each has, and keep the other connections", async () => {
    const limits = { statement: 2_000, answer: 2_200, sharedRead: 100, retry: 200 };
    const db = await open(await findUrl(), limits);
    const before = await Promise.all(Array.from({ length: 4 }, () => processId(db)));
    const slow = [0.6, 0.6, 0.6, 0.6, 0.6, 0.6];
    const answers = await requests.run({}, () =>
      Promise.allSettled(slow.map((seconds) => sleep(db, seconds))),
    );
    expect(answers.map(codeOf)).toEqual(slow.map(() => "answered"));
    // The one that they shared may be closed, because its last answers came too late.
    const kept = await database.query(
      "select count(*)::int as n from pg_stat_activity where pid = any($1::int[])",
      [pgArray(before)],
    );
    expect(kept[0]?.n).toBeGreaterThanOrEqual(3);
  });

  test("wait for a slow one only for a while", async () => {
    const db = await open(await findUrl(), { sharedRead: 50 });
    const order: string[] = [];
    await requests.run({}, () =>
      Promise.all([
        sleep(db, 3).then(() => order.push("slow")),
        select(db, 1).then(() => order.push("quick")),
      ]),
    );
    expect(order).toEqual(["quick", "slow"]);
  });

  test("fail each by its own limit behind a lock", async () => {
    const limits = { lock: 300, statement: 2_000, answer: 2_200, sharedRead: 50 };
    const db = await open(await findUrl(), limits);
    await selectAll(db, [0]);
    const unlock = await lockPeople();
    const answers = await requests.run({}, () =>
      Promise.allSettled([1, 2, 3, 4].map((n) => queryRows(db, sql`select ${n}::int from "user"`))),
    );
    await unlock();
    expect(answers.map(codeOf)).toEqual(["55P03", "55P03", "55P03", "55P03"]);
  });

  test("that are the same prepared query do not fail for each other", async () => {
    const byName = prepareQuery((db, { name }: Given<"name">) =>
      db.select({ name: user.name }).from(user).where(eq(user.name, name)),
    );
    // Both wait in the packet for the lock.
    const db = await open(await findUrl(), { lock: 300, sharedRead: 2_000 });
    await selectAll(db, [0]);
    const unlock = await lockPeople();
    const answers = await requests.run({}, () =>
      Promise.allSettled(["a", "b"].map((name) => byName(db, { name }))),
    );
    await unlock();
    expect(answers.map(codeOf)).toEqual(["55P03", "55P03"]);
    expect(await requests.run({}, () => byName(db, { name: "missing" }))).toEqual([]);
  });

  test("are planned again after the type of a column has changed", async () => {
    const byName = prepareQuery((db, { name }: Given<"name">) =>
      db.select({ name: user.name }).from(user).where(eq(user.name, name)),
    );
    const db = await open(await findUrl());
    const readTwice = () =>
      requests.run({}, () => Promise.all(["a", "b"].map((name) => byName(db, { name }))));
    // Two connections know the query.
    await Promise.all([readTwice(), readTwice()]);
    await database.query(`alter table "user" alter column name type varchar(300)`, []);
    onTestFinished(async () => {
      await database.query(`alter table "user" alter column name type text`, []);
    });
    expect(await Promise.all([readTwice(), readTwice()])).toEqual([
      [[], []],
      [[], []],
    ]);
  });

  test("do not take writes with them, which are never repeated", async () => {
    const db = await open(await findUrl());
    await database.query("drop table if exists counted", []);
    await database.query("create table counted (n int)", []);
    const insert = sql`insert into counted values (1) returning pg_backend_pid() as pid`;
    const [read, [written], other] = await requests.run({}, () =>
      Promise.all([processId(db), queryRows<{ pid: number }>(db, insert), processId(db)]),
    );
    expect(other).toBe(read);
    expect(written?.pid).not.toBe(read);
    expect(await database.query("select n from counted", [])).toEqual([{ n: 1 }]);
  });
});
