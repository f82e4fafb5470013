import { inspect } from "node:util";
import { DrizzleQueryError, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { DatabaseUnavailable } from "@/db/pg-errors";
import { describeError } from "./log";
import { testDatabase } from "./testing/database";

const database = testDatabase();

const VALUE = "mara@example.org";

const addUser = () => sql`insert into "user" (name, email, password_hash)
  values ('Mara', ${VALUE}, 'x')`;

const FAILURES: [string, () => Promise<unknown>, string][] = [
  [
    "a duplicate",
    async () => {
      await database.db.execute(addUser());
      await database.db.execute(addUser());
    },
    "23505",
  ],
  [
    "a missing row",
    () =>
      database.db.execute(
        sql`insert into activity (user_id, name, color)
      values ('00000000-0000-0000-0000-000000000001', ${VALUE}, 'blue')`,
      ),
    "23503",
  ],
  [
    "a broken rule",
    () =>
      database.db.execute(
        sql`insert into coach_access (room_id, user_id, coach_id, what)
          values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), ${VALUE})`,
      ),
    "23514",
  ],
  [
    "a missing value",
    () => database.db.execute(sql`insert into activity (user_id, name) values (null, ${VALUE})`),
    "23502",
  ],
  [
    "a value of the wrong type",
    () => database.db.execute(sql`select ${VALUE}::text::uuid`),
    "22P02",
  ],
  [
    "a value of the wrong type with quotes and lines",
    () => database.db.execute(sql`select ${`a "b"\n    at c ${VALUE}`}::text::uuid`),
    "22P02",
  ],
  ["a wrong date", () => database.db.execute(sql`select ${VALUE}::text::date`), "22007"],
  [
    "an error in a transaction",
    () => database.db.transaction((tx) => tx.execute(sql`select ${VALUE}::text::int`)),
    "22P02",
  ],
  ["a statement without Drizzle", () => database.query("select $1::text::uuid", [VALUE]), "22P02"],
  ["a prepared statement", () => database.db.prepared("select $1::text::uuid", [VALUE]), "22P02"],
  [
    "an error raised in a function",
    () =>
      database.db.execute(
        sql`select ${VALUE}::text, 1 / (length(${VALUE}::text) - ${VALUE.length}::int)`,
      ),
    "22012",
  ],
];

test.each(FAILURES)("logs no value with %s", async (_, fail, code) => {
  const error = await fail().then(
    () => null,
    (error) => error,
  );
  expect(error).toBeInstanceOf(Error);
  const line = JSON.stringify(describeError(error));
  expect(line).toContain(`"code":"${code}"`);
  expect(line).not.toContain(VALUE);
});

test.each(FAILURES.filter(([name]) => !/without Drizzle|prepared/.test(name)))(
  "carries no value with %s, whatever prints it",
  async (_, fail) => {
    const error = await fail().then(
      () => null,
      (error) => error,
    );
    expect(error).toBeInstanceOf(Error);
    expect(inspect(error, { depth: 10 })).not.toContain(VALUE);
  },
);

test("keeps what is needed to find the cause", async () => {
  const insert = () => database.db.execute(sql`insert into room (slug, name) values ('s', 'n')`);
  await insert().catch(() => {});
  const error = await insert().catch((error) => error);
  expect(describeError(error)).toMatchObject({
    message: expect.stringContaining("insert into room"),
    stack: expect.stringContaining("\n    at "),
    cause: { code: "23505", constraint: "room_slug_unique", table: "room" },
  });
});

test("logs an outage without stacks", async () => {
  const error = new DrizzleQueryError("select 1", [], new DatabaseUnavailable("no answer"));
  expect(describeError(error)).toEqual({
    type: "DrizzleQueryError",
    message: "Failed query: select 1",
    cause: { type: "DatabaseUnavailable", message: "no answer" },
  });
});

test("logs anything that is thrown", () => {
  expect(describeError("mara@example.org")).toEqual({ type: "string" });
  expect(describeError(new TypeError("x is not a function"))).toMatchObject({
    type: "TypeError",
    message: "x is not a function",
  });
});
