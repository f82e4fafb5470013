import { expect, test } from "vitest";
import { testDatabase } from "@/server/testing/database";

const database = testDatabase();

test("returns rows of typed values at every run", async () => {
  const text = `select $1::text as name, $2::int as "sizeOf", $2::int > 1 as "isMany", null::text as none`;
  for (const [name, size] of [
    ["it's", 1],
    ["Mara", 2],
  ] as const) {
    expect(await database.db.prepared(text, [name, String(size)])).toEqual([
      { name, sizeOf: size, isMany: size > 1, none: null },
    ]);
  }
});

test("returns no rows or many, in order", async () => {
  const text = "select n from generate_series(1, $1::int) n";
  expect(await database.db.prepared(text, ["0"])).toEqual([]);
  expect(await database.db.prepared(text, ["3"])).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
});

test("an invalid value fails only that run", async () => {
  const text = "select $1::uuid as id";
  const id = "6f8d3c1e-52c4-4d0e-9c8d-1d9f3f6f2a10";
  await expect(database.db.prepared(text, ["no id"])).rejects.toThrow("uuid");
  expect(await database.db.prepared(text, [id])).toEqual([{ id }]);
  await expect(database.db.prepared("select nonsense", [])).rejects.toThrow("nonsense");
  expect(await database.query("select 1 as one", [])).toEqual([{ one: 1 }]);
});

test("does not read inside an open transaction", async () => {
  const text = "select count(*)::int as count from room where slug = $1::text";
  await database.db.prepared(text, [""]);
  const counted = await database.db.transaction(async (tx) => {
    await tx.execute("insert into room (slug, name) values ('half-done-aaaaaa', 'Half done')");
    // PostgreSQL answers before the commit, the embedded database after it.
    const counting = database.db.prepared<{ count: number }>(text, ["half-done-aaaaaa"]);
    await tx.execute("delete from room where slug = 'half-done-aaaaaa'");
    return { counting };
  });
  expect(await counted.counting).toEqual([{ count: 0 }]);
});

test("a transaction and a statement that waits for it may both be the first to use a text", async () => {
  const text = "select 'used first by both' as used";
  const answers = await database.db.transaction(async (tx) => {
    // Waits for the end of the transaction.
    const outside = database.db.prepared(text, []);
    return { inside: await tx.prepared(text, []), outside: () => outside };
  });
  expect(answers.inside).toEqual([{ used: "used first by both" }]);
  expect(await answers.outside()).toEqual(answers.inside);
});

test("a statement that could not be prepared leaves its name to nobody", async () => {
  const select = (name: string) => `select '${name}' as name`;
  const failing = database.db.prepared("select no_such_column", []);
  const [first] = await Promise.all([
    database.db.prepared(select("first"), []),
    failing.catch(() => {}),
  ]);
  const second = await database.db.prepared(select("second"), []);
  expect([first, second]).toEqual([[{ name: "first" }], [{ name: "second" }]]);
  expect(await database.db.prepared(select("first"), [])).toEqual([{ name: "first" }]);
});
