import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { testDatabase } from "@/server/testing/database";
import { type Given, prepareQuery } from "./prepare-query";
import { user } from "./schema";

const database = testDatabase();

test("is built once per database, and answers for the values of each use", async () => {
  let built = 0;
  const select = prepareQuery((db, { id, least }: Given<"id" | "least">) => {
    built += 1;
    return db
      .select({ name: user.name, at: user.createdAt, least: sql<number>`${least}::int` })
      .from(user)
      .where(eq(user.id, id));
  });
  const ids = ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"];
  for (const [n, id] of ids.entries()) {
    await database.db.insert(user).values({ id, name: `Person ${n}` });
  }
  for (const [n, id] of [...ids.entries(), ...ids.entries()]) {
    expect(await select(database.db, { id, least: n })).toEqual([
      { name: `Person ${n}`, at: expect.any(Date), least: n },
    ]);
  }
  expect(built).toBe(1);
});

test("reads within a transaction what it has written", async () => {
  const select = prepareQuery((db, { name }: Given<"name">) =>
    db.select({ name: user.name }).from(user).where(eq(user.name, name)),
  );
  const names = await database.db.transaction(async (tx) => {
    await tx.insert(user).values({ name: "Written inside" });
    return select(tx, { name: "Written inside" });
  });
  expect(names).toEqual([{ name: "Written inside" }]);
});

test("keeps queries apart that are used on one connection at the same time", async () => {
  const queries = Array.from({ length: 8 }, (_, n) =>
    prepareQuery((db, { given }: Given<"given">) =>
      db
        .select({ value: sql<string>`${given} || ${sql.raw(`'-${n}'`)}` })
        .from(user)
        .limit(1),
    ),
  );
  await database.db.insert(user).values({ name: "Somebody" });
  const answers = await database.db.transaction((tx) =>
    Promise.all(queries.map((query) => query(tx, { given: "value" }))),
  );
  expect(answers.flat()).toEqual(queries.map((_, n) => ({ value: `value-${n}` })));
});
