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

test("commits the statements that it did not wait for, and returns their answers", async () => {
  const { result } = await database.db.timedTransaction(async (tx) => {
    await tx.prepared(insert, ["1"]);
    return { last: Promise.all([tx.prepared(insert, ["2"]), tx.prepared(insert, ["3"])]) };
  });
  expect(result).toEqual([[{ n: 2 }], [{ n: 3 }]]);
  expect(await counted()).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
});

test("returns a time after the commit", async () => {
  const before = await readClock(database.db);
  const { committedAt } = await database.db.timedTransaction(async (tx) => ({
    last: tx.prepared(insert, ["1"]),
  }));
  expect(committedAt?.getTime()).toBeGreaterThanOrEqual(before.getTime());
  expect(committedAt?.getTime()).toBeLessThanOrEqual((await readClock(database.db)).getTime());
});

test("commits nothing when a statement that it did not wait for fails, and says which", async () => {
  await database.query("insert into counted values (2)", []);
  const failing = database.db.timedTransaction(async (tx) => {
    await tx.prepared(insert, ["1"]);
    return { last: Promise.all([tx.prepared(insert, ["2"]), tx.prepared(insert, ["3"])]) };
  });
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

test("runs prepared statements in the transaction, in their order, and refuses late ones", async () => {
  const late = { outcome: Promise.resolve("not made") };
  await database.db.transaction(async (tx) => {
    const read = () => tx.prepared<{ n: number }>("select n from counted order by n", []);
    const answers = await Promise.all([
      tx.prepared(insert, ["1"]),
      tx.prepared(insert, ["2"]),
      read(),
    ]);
    expect(answers[2]).toEqual([{ n: 1 }, { n: 2 }]);
    late.outcome = new Promise(setImmediate)
      .then(() => new Promise((resolve) => setTimeout(resolve, 20)))
      .then(() => tx.prepared(insert, ["3"]))
      .then(
        () => "run",
        (error: Error) => error.message,
      );
  });
  expect(await late.outcome).toBe("the transaction is over");
  expect(await counted()).toEqual([{ n: 1 }, { n: 2 }]);
});
