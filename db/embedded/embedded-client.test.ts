import { setImmediate } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DatabaseUnavailable } from "../pg-errors";
import { openPGlite } from "./embedded";
import type { ClientLimits } from "./embedded-client";

const NO_LIMITS: ClientLimits = {
  maxWaiting: 1_000,
  maxWaitMs: 1_000_000,
  maxTransactionMs: 1_000_000,
  hasSpace: () => true,
  onSpaceChange: () => {},
};

type Opened = Awaited<ReturnType<typeof openPGlite>>;

let database: Opened;
beforeAll(async () => {
  database = await openPGlite({});
  await database.query("create table counter (n int)", []);
});
afterAll(() => database.close());

beforeEach(async () => {
  database.client.limit(NO_LIMITS);
  await database.query("delete from counter", []);
  await database.query("insert into counter values (0)", []);
});

const limit = (limits: Partial<ClientLimits>) => database.client.limit({ ...NO_LIMITS, ...limits });

const count = async () => (await database.query("select n from counter", []))[0]?.n;

/** Opens a transaction that stays open until `release` is called. */
async function holdTransaction() {
  let release = () => {};
  const hold = new Promise<void>((resolve) => {
    release = resolve;
  });
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const ended = database.db.transaction(async (tx) => {
    await tx.execute(sql`update counter set n = n + 1`);
    begin();
    await hold;
    await tx.execute(sql`update counter set n = n + 1`);
  });
  // On a slow machine it may end before its first statement has run.
  await Promise.race([begun, ended.catch(() => {})]);
  return { release, ended };
}

test("lets the event loop turn between statements that wait for each other", async () => {
  const { db, query } = database;
  let turns = 0;
  let isOver = false;
  const countTurns = async () => {
    while (!isOver) {
      await setImmediate();
      turns += 1;
    }
  };
  const counting = countTurns();
  const text = "select $1::int as n";
  await db.prepared(text, ["1"]);
  turns = 0;
  await Promise.all(
    Array.from({ length: 10 }, () => [
      db.transaction((tx) => tx.execute(sql`update counter set n = n + 1`)),
      db.execute(sql`select n from counter`),
      query("select n from counter", []),
      db.prepared(text, ["1"]),
    ]).flat(),
  );
  isOver = true;
  await counting;
  expect(turns).toBeGreaterThanOrEqual(39);
});

test("lets the event loop turn within a long transaction", async () => {
  const { db } = database;
  let turns = 0;
  await db.transaction(async (tx) => {
    const timer = setInterval(() => {
      turns += 1;
    }, 0);
    for (let i = 0; i < 5; i += 1) {
      await tx.execute(sql`select count(*) from generate_series(1, 100000)`);
    }
    clearInterval(timer);
  });
  expect(turns).toBeGreaterThan(0);
});

describe("while a transaction stays open", () => {
  test("refuses statements beyond the number that may wait, and runs the others", async () => {
    limit({ maxWaiting: 3 });
    const { release, ended } = await holdTransaction();
    const waiting = Array.from({ length: 3 }, () =>
      database.query("update counter set n = n + 10", []),
    );
    await expect(database.query("select 1", [])).rejects.toBeInstanceOf(DatabaseUnavailable);
    release();
    await Promise.all([ended, ...waiting]);
    expect(await count()).toBe(32);
  });

  test("refuses a statement that waited too long, and does not run it later", async () => {
    limit({ maxWaitMs: 20, maxWaiting: 2 });
    const { release, ended } = await holdTransaction();
    for (let i = 0; i < 5; i += 1) {
      const late = database.query("update counter set n = n + 10", []);
      await expect(late).rejects.toBeInstanceOf(DatabaseUnavailable);
    }
    release();
    await ended;
    expect(await count()).toBe(2);
  });

  test("rolls it back after its limit, so that the others can go on", async () => {
    limit({ maxTransactionMs: 20 });
    const { release, ended } = await holdTransaction();
    const next = count();
    await expect(ended).rejects.toBeInstanceOf(DatabaseUnavailable);
    expect(await next).toBe(0);
    release();
    await setImmediate();
    expect(await count()).toBe(0);
  });
});

describe("on a full disk", () => {
  test("refuses changes, answers reads, and accepts changes once there is space", async () => {
    let hasSpace = true;
    const changes: boolean[] = [];
    limit({
      hasSpace: () => hasSpace,
      onSpaceChange: (now) => changes.push(now),
    });
    const { db, query } = database;
    const write = () => query("update counter set n = n + 1", []);
    await write();
    hasSpace = false;
    const refused = [
      write(),
      query("update counter set n = n + $1", [1]),
      db.transaction((tx) => tx.execute(sql`update counter set n = n + 1`)),
    ];
    for (const change of refused) await expect(change).rejects.toBeInstanceOf(DatabaseUnavailable);
    await expect(db.execute(sql`delete from counter`)).rejects.toMatchObject({
      cause: expect.any(DatabaseUnavailable),
    });
    expect(await count()).toBe(1);
    expect(await db.prepared("select n from counter", [])).toEqual([{ n: 1 }]);
    hasSpace = true;
    await write();
    expect(await count()).toBe(2);
    expect(changes).toEqual([false, true]);
  });

  test("reports a write that finds no space as temporary, and undoes its transaction", async () => {
    const fails = database.db.transaction(async (tx) => {
      await tx.execute(sql`update counter set n = 5`);
      await tx.execute(sql`do $$ begin raise exception 'full' using errcode = '53100'; end $$`);
    });
    await expect(fails).rejects.toBeInstanceOf(DatabaseUnavailable);
    expect(await count()).toBe(0);
  });
});
