import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "@/server/testing/database";
import { readClock } from "./clock";

const database = testDatabase();

beforeEach(async () => {
  await database.query("create table if not exists counted (n int primary key)", []);
  await database.query("delete from counted", []);
});

const insert = "insert into counted values ($1::int) returning n";
const counted = () => database.query("select n from counted order by n", []);

test("tells a time at which the change was there, and not before", async () => {
  const before = await readClock(database.db);
  const { committedAt, result } = await database.db.timedTransaction((tx) =>
    tx.prepared(insert, ["1"]),
  );
  expect(result).toEqual([{ n: 1 }]);
  expect(committedAt?.getTime()).toBeGreaterThanOrEqual(before.getTime());
  expect(committedAt?.getTime()).toBeLessThanOrEqual((await readClock(database.db)).getTime());
});

test("rolls back when one of several simultaneous statements fails, and says which", async () => {
  await database.query("insert into counted values (2)", []);
  const failing = database.db.timedTransaction((tx) =>
    Promise.all(["1", "2", "3"].map((n) => tx.prepared(insert, [n]))),
  );
  await expect(failing).rejects.toMatchObject({ code: "23505", constraint: "counted_pkey" });
  expect(await counted()).toEqual([{ n: 2 }]);
});

test("rolls back when its work throws", async () => {
  const failing = database.db.timedTransaction<void>(async (tx) => {
    await tx.prepared(insert, ["1"]);
    throw new Error("refused");
  });
  await expect(failing).rejects.toThrow("refused");
  expect(await counted()).toEqual([]);
});

test("runs prepared statements in the order of the calls, new ones too", async () => {
  await database.db.transaction(async (tx) => {
    const [, known] = await Promise.all([
      tx.prepared(insert, ["1"]),
      tx.prepared("select count(*)::int as n from counted", []),
    ]);
    expect(known).toEqual([{ n: 1 }]);
    const [, after] = await Promise.all([
      tx.prepared("insert into counted select n + 1 from counted returning n", []),
      tx.prepared("select count(*)::int as n from counted", []),
    ]);
    expect(after).toEqual([{ n: 2 }]);
  });
});

test("refuses a prepared statement that is made after the transaction", async () => {
  let late: Promise<unknown> | undefined;
  await database.db.transaction(async (tx) => {
    await tx.prepared(insert, ["1"]);
    late = new Promise((resolve) => setTimeout(resolve, 20)).then(() => tx.prepared(insert, ["2"]));
    late.catch(() => {});
  });
  await expect(late).rejects.toThrow("the transaction is over");
  expect(await counted()).toEqual([{ n: 1 }]);
});

test("commits with its last statements, and answers their rows and the time", async () => {
  const { result, committedAt } = await database.db.timedTransaction(async (tx) => {
    await tx.prepared(insert, ["1"]);
    return tx.commitWith(() => Promise.all(["2", "3"].map((n) => tx.prepared(insert, [n]))));
  });
  expect(result).toEqual([[{ n: 2 }], [{ n: 3 }]]);
  expect(committedAt).not.toBeNull();
  expect(await counted()).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
});

test("commits nothing when one of its last statements fails, and says which", async () => {
  await database.query("insert into counted values (3)", []);
  const failing = database.db.timedTransaction(async (tx) => {
    await tx.prepared(insert, ["1"]);
    return tx.commitWith(() => Promise.all(["2", "3", "4"].map((n) => tx.prepared(insert, [n]))));
  });
  await expect(failing).rejects.toMatchObject({ code: "23505", constraint: "counted_pkey" });
  expect(await counted()).toEqual([{ n: 3 }]);
});
