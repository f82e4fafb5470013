import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { reviewSession } from "../../focus-session/mutations";
import { testDatabase } from "../../testing/database";
import { packMonths } from "./pack-months";
import { packingWorld } from "./testing/packing-world";

/** Packing at the same time as a change. */

const database = testDatabase();
const { begin, createPerson, read, readFromSessions, listPacked, remove } = packingWorld(database);

const markUnfocused = (userId: string, id: string) =>
  reviewSession(database.db, { userId, id, drifted: true });

beforeAll(begin);

/** Waits until a change is done or waits for a lock. The embedded database runs one at a time. */
async function waitUntilBlockedOrDone(change: Promise<unknown>): Promise<void> {
  if (!database.listen) return;
  let isDone = false;
  const settle = () => {
    isDone = true;
  };
  change.then(settle, settle);
  const waiting = `select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  while (!isDone && (await database.query(waiting, [])).length === 0);
}

const months = ["2026-02-01", "2026-03-01"];

test("leaves nothing stale in any order of packing and changes", async () => {
  // The embedded database runs one statement at a time, so fewer runs are enough.
  const rounds = database.listen ? 20 : 4;
  for (let round = 0; round < rounds; round += 1) {
    const { userId, ids } = await createPerson(["2026-02-03", "2026-03-03", "2026-03-04"]);
    const pack = () => packMonths(database.db, { userId, months });
    const [first = "", second = "", third = ""] = ids;
    const changes = [
      markUnfocused(userId, first),
      pack(),
      remove(third),
      pack(),
      markUnfocused(userId, second),
    ];
    await Promise.all([pack(), ...changes, pack()]);
    expect(await read(userId)).toEqual(await readFromSessions(userId));
  }
});

test.each([
  ["a drift", (userId: string, id: string) => markUnfocused(userId, id)],
  ["the owner's own hand", (_: string, id: string) => remove(id)],
])("they wait for each other: what was packed meanwhile goes with %s", async (_, change) => {
  const { userId, ids } = await createPerson(["2026-02-03"]);
  let changing: Promise<unknown> = Promise.resolve();
  await database.db.transaction(async (tx) => {
    await packMonths(tx, { userId, months });
    changing = change(userId, ids[0] ?? "");
    await waitUntilBlockedOrDone(changing);
  });
  await changing;
  expect(await listPacked(userId)).toEqual([]);
});

test("skips a locked person without waiting", async () => {
  const { userId, ids } = await createPerson(["2026-02-03"]);
  let packing: Promise<unknown> = Promise.resolve();
  await database.db.transaction(async (tx) => {
    await reviewSession(tx, { userId, id: ids[0] ?? "", drifted: true });
    packing = packMonths(database.db, { userId, months });
    if (database.listen) await packing;
  });
  await packing;
  expect(await read(userId)).toEqual(await readFromSessions(userId));
});

/**
 * A change by the database's owner, in a transaction whose snapshot does not include later packing.
 * PostgreSQL only, because the embedded database runs one at a time.
 */
test.each(["repeatable read", "serializable"] as const)(
  "a change by the data's owner in a %s transaction leaves nothing stale or fails with a retryable error",
  async (isolationLevel) => {
    const { userId, ids } = await createPerson(["2026-02-03", "2026-03-03"]);
    if (!database.listen) return;
    const change = (meanwhile: () => Promise<unknown>) =>
      database.db.transaction(
        async (tx) => {
          await tx.execute(sql`select set_config('application_name', 'owner', true)`);
          await tx.execute(sql`select count(*) from focus_session`);
          await meanwhile();
          await tx.execute(sql`update focus_session set planned_end = planned_end + interval '5 min'
            where id = ${ids[0]}`);
        },
        { isolationLevel },
      );
    const pack = () => packMonths(database.db, { userId, months });
    const failure = await change(pack).catch((error: unknown) => error);
    expect(await read(userId)).toEqual(await readFromSessions(userId));
    expect(failure).toMatchObject({ cause: { code: "40001" } });
    await change(async () => {});
    expect(await listPacked(userId)).toEqual(["2026-03-01"]);
    expect(await read(userId)).toEqual(await readFromSessions(userId));
    // It sees what was packed before it began, and leaves unpacked what was not packed.
    await change(async () => {});
    await remove(ids[1] ?? "");
    await change(async () => {});
    expect(await listPacked(userId)).toEqual([]);
  },
);
