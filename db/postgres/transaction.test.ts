import { sql } from "drizzle-orm";
import pg from "pg";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { testDatabase } from "@/server/testing/database";
import { queryRows } from "../client";

describe.runIf(process.env.TEST_DATABASE_URL)("a transaction", () => {
  const database = testDatabase();

  /** From now on, `most` is the largest number of simultaneous statements on one connection. */
  function countSimultaneous() {
    const counts = new Map<unknown, number>();
    const result = { most: 0 };
    const { query } = pg.Client.prototype;
    const spy = vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (
      this: pg.Client,
      ...args: unknown[]
    ) {
      const now = (counts.get(this) ?? 0) + 1;
      counts.set(this, now);
      result.most = Math.max(result.most, now);
      const answer = (query as (...args: unknown[]) => Promise<unknown>).apply(this, args);
      const end = () => counts.set(this, (counts.get(this) ?? 1) - 1);
      answer.then(end, end);
      return answer;
    } as never);
    onTestFinished(() => spy.mockRestore());
    return result;
  }

  const select = (n: number) => sql<number>`select ${n}::int as n`;

  test("sends simultaneous statements one after another, in their order", async () => {
    const simultaneous = countSimultaneous();
    const answers = await database.db.transaction((tx) =>
      Promise.all([1, 2, 3, 4].map((n) => queryRows(tx, select(n)))),
    );
    expect(answers).toEqual([1, 2, 3, 4].map((n) => [{ n }]));
    expect(simultaneous.most).toBe(1);
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
    const simultaneous = countSimultaneous();
    const failing = database.db.transaction(async (tx) => {
      await tx.execute(sql`create temporary table kept (n int)`);
      await Promise.all([
        tx.execute(select(1)),
        tx.execute(sql`select 1 / 0`),
        tx.execute(sql`insert into kept values (1)`),
      ]);
    });
    await expect(failing).rejects.toMatchObject({ cause: { code: "22012" } });
    expect(simultaneous.most).toBe(1);
    expect(await database.query("select to_regclass('kept') as kept", [])).toEqual([
      { kept: null },
    ]);
  });
});
