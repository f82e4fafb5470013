import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { countSent } from "@/server/testing/count-sent";
import { testDatabase } from "@/server/testing/database";
import { queryRows } from "../client";

describe.runIf(process.env.TEST_DATABASE_URL)("a transaction", () => {
  const database = testDatabase();

  const select = (n: number) => sql<number>`select ${n}::int as n`;

  test("sends simultaneous statements in one packet with BEGIN, in their order", async () => {
    await database.db.execute(select(0));
    const sent = countSent();
    const answers = await database.db.transaction((tx) =>
      Promise.all([
        ...[1, 2].map((n) => queryRows(tx, select(n))),
        ...["3", "4"].map((n) => tx.prepared("select $1::int as n", [n])),
      ]),
    );
    expect(answers).toEqual([1, 2, 3, 4].map((n) => [{ n }]));
    expect(sent.statements.map((text) => text.split(" ", 1)[0])).toEqual([
      ...["begin", "select", "select", "select", "select"],
      "commit",
    ]);
    expect(sent.packets).toBe(2);
  });

  test("sends its last statements with COMMIT and the reading of the clock", async () => {
    const read = "select $1::int as n";
    await database.db.prepared(read, ["0"]);
    const sent = countSent();
    const { result } = await database.db.timedTransaction(async (tx) => {
      await tx.prepared(read, ["1"]);
      return tx.commitWith(() => Promise.all(["2", "3"].map((n) => tx.prepared(read, [n]))));
    });
    expect(result).toEqual([[{ n: 2 }], [{ n: 3 }]]);
    const words = sent.statements.map((text) => text.trim().split(" ", 2).join(" "));
    expect(words).toEqual([
      ...["begin", "select $1::int", "select $1::int", "select $1::int"],
      ...["commit", "select extract(epoch"],
    ]);
    expect(sent.packets).toBe(2);
  });

  test("refuses a statement after those that were sent with COMMIT", async () => {
    const late = database.db.transaction(async (tx) => {
      await tx.prepared("select 1 as n", []);
      await tx.commitWith(() => tx.prepared("select 2 as n", []));
      await tx.prepared("select 3 as n", []);
    });
    await expect(late).rejects.toThrow("the transaction is over");
  });

  test("sends nothing when it runs no statement", async () => {
    const sent = countSent();
    await database.db.transaction(async () => {});
    const refusing = database.db.transaction(() => Promise.reject(new Error("refused")));
    await expect(refusing).rejects.toThrow("refused");
    expect(sent.statements).toEqual([]);
  });

  test("fails when a statement that nobody waited for has failed", async () => {
    const committing = database.db.transaction(async (tx) => {
      await tx.execute(sql`create temporary table unsaved (n int)`);
      tx.execute(sql`select 1 / 0`).catch(() => {});
    });
    await expect(committing).rejects.toMatchObject({
      cause: { message: "the transaction was rolled back" },
    });
  });

  test.each(["COMMIT", "ROLLBACK"])(
    "refuses a statement that is made after %s was, and does not run it",
    async (end) => {
      await database.query("drop table if exists late", []);
      await database.query("create table late (n int)", []);
      const late = { outcome: Promise.resolve("not made") };
      const transaction = database.db.transaction(async (tx) => {
        late.outcome = (async () => {
          await tx.execute(select(1));
          await tx.execute(sql`insert into late values (1)`);
          return "run";
        })().catch((error: Error) => `${error.cause}`);
        if (end === "ROLLBACK") throw new Error("refused");
      });
      await transaction.catch(() => {});
      expect(await late.outcome).toBe("Error: the transaction is over");
      expect(await database.query("select n from late", [])).toEqual([]);
    },
  );

  test("is rolled back when one of several simultaneous statements fails", async () => {
    const failing = database.db.transaction(async (tx) => {
      await tx.execute(sql`create temporary table kept (n int)`);
      await Promise.all([
        tx.execute(select(1)),
        tx.execute(sql`select 1 / 0`),
        tx.execute(sql`insert into kept values (1)`),
      ]);
    });
    await expect(failing).rejects.toMatchObject({ cause: { code: "22012" } });
    expect(await database.query("select to_regclass('kept') as kept", [])).toEqual([
      { kept: null },
    ]);
  });
});
