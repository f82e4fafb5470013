import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openPGlite } from "./embedded";
import { Upkeep } from "./upkeep";

let database: Awaited<ReturnType<typeof openPGlite>>;
beforeAll(async () => {
  database = await openPGlite({});
});
afterAll(() => database.close());

beforeEach(async () => {
  await database.query("drop table if exists busy", []);
  await database.query(
    "create table busy as select n, repeat('a', 500) as text from generate_series(1, 2000) n",
    [],
  );
});

const readNumber = async (text: string) =>
  Number((await database.query(`select (${text}) as n`, []))[0]?.n);
const readSize = () => readNumber("pg_relation_size('busy')");
const countLogFiles = () => readNumber("select count(*) from pg_ls_waldir()");

async function rewrite(times: number) {
  for (let i = 0; i < times; i += 1) await database.query("update busy set n = n + 1", []);
  // Otherwise the counts of changed rows are published about once a second.
  await database.query("select pg_stat_force_next_flush()", []);
}

test("reuses the space of outdated rows, so that a table stops growing", async () => {
  const upkeep = new Upkeep(database.client);
  const sizes: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    await rewrite(5);
    await upkeep.run();
    sizes.push(await readSize());
  }
  // Without upkeep it would be eight times as large.
  expect(sizes.at(-1)).toBeLessThan(2 * Number(sizes[0]));
});

test("removes log files that are no longer needed, so that the log stops growing", async () => {
  const upkeep = new Upkeep(database.client);
  const counts: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    await rewrite(20);
    await upkeep.run();
    counts.push(await countLogFiles());
  }
  expect(Math.max(...counts)).toBeLessThan(6);
});

test("does nothing while the disk is full", async () => {
  const { client, query } = database;
  await rewrite(5);
  client.limit({
    maxWaiting: 100,
    maxWaitMs: 1_000_000,
    maxTransactionMs: 1_000_000,
    hasSpace: () => false,
    onSpaceChange: () => {},
  });
  await query("select 1", []);
  await new Upkeep(database.client).run();
  const vacuums = "select vacuum_count from pg_stat_all_tables where relname = 'busy'";
  expect(await readNumber(vacuums)).toBe(0);
});
