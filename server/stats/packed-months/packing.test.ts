import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { readClock } from "@/db/clock";
import { user } from "@/db/schema";
import { reviewSession } from "../../focus-session/mutations";
import { callOutcome } from "../../testing/callers";
import { travel } from "../../testing/clock";
import { testDatabase } from "../../testing/database";
import { insertRoom, insertSessions } from "../../testing/factories";
import { packingWorld } from "./testing/packing-world";

const database = testDatabase();
const { begin, createPerson, read, readFromSessions, listPacked, asOwner, remove } =
  packingWorld(database);
const DAY_MS = 86_400_000;

const markUnfocused = (userId: string, id: string) =>
  reviewSession(database.db, { userId, id, drifted: true });

beforeAll(begin);

describe("a month is packed", () => {
  test("when it is read, is closed and has a session", async () => {
    const { userId } = await createPerson(["2026-02-03", "2026-05-31", "2026-06-30", "2026-07-01"]);
    const plain = await readFromSessions(userId);
    expect(await read(userId)).toEqual(plain);
    expect(await listPacked(userId)).toEqual(["2026-02-01", "2026-05-01"]);
    expect(await read(userId)).toEqual(plain);
  });

  test("two days after its end, when it is over in every time zone", async () => {
    const { userId } = await createPerson(["2026-06-30"]);
    await read(userId);
    expect(await listPacked(userId)).toEqual([]);
    await travel(database.db, DAY_MS / 2);
    await read(userId);
    expect(await listPacked(userId)).toEqual(["2026-06-01"]);
    await travel(database.db, -DAY_MS / 2);
  });

  test("but not while one of its sessions may still end", async () => {
    const { userId, at } = await createPerson(["2026-03-03"]);
    const startedAt = await readClock(database.db);
    const running = { ...at("2026-03-04"), startedAt, localDate: "2026-03-04" };
    await insertSessions(database.db, [running]);
    expect(await read(userId)).toHaveLength(1);
    expect(await listPacked(userId)).toEqual([]);
  });

  test("as a whole, and read by room", async () => {
    const rooms = [await insertRoom(database.db), await insertRoom(database.db)];
    const [here = "", there = ""] = rooms.map((room) => room.id);
    const { userId, at } = await createPerson(["2026-02-03", "2026-02-04"], here);
    await insertSessions(database.db, [
      { ...at("2026-02-05"), roomId: there },
      { ...at("2026-02-06"), roomId: null },
      { ...at("2026-03-07"), roomId: there },
    ]);
    expect(await read(userId, here)).toHaveLength(2);
    expect(await listPacked(userId)).toEqual(["2026-02-01"]);
    expect(await read(userId, there)).toHaveLength(2);
    expect(await listPacked(userId)).toEqual(["2026-02-01", "2026-03-01"]);
    for (const roomId of [here, there, null]) {
      expect(await read(userId, roomId)).toEqual(await readFromSessions(userId, roomId));
    }
  });
});

describe("a packed month is deleted by", () => {
  const DAYS = ["2026-02-03", "2026-02-04", "2026-03-03"];

  test("marking a session unfocused", async () => {
    const { userId, ids } = await createPerson(DAYS);
    await read(userId);
    await markUnfocused(userId, ids[0] ?? "");
    expect(await listPacked(userId)).toEqual(["2026-03-01"]);
    const cells = await read(userId);
    expect(cells.map(({ broken }) => broken)).toEqual([1, 0, 0]);
    expect(await read(userId)).toEqual(cells);
  });

  test.each([
    [
      "an inserted session",
      (id: string, userId: string) => sql`
      insert into focus_session (user_id, activity_id, started_at, planned_end, local_date, time_zone)
      select user_id, activity_id, started_at + interval '5 hours', planned_end + interval '5 hours',
        local_date, time_zone from focus_session where id = ${id} and user_id = ${userId}`,
    ],
    ["a session taken out", (id: string) => sql`delete from focus_session where id = ${id}`],
    [
      "a session moved to another month",
      (id: string) => sql`
      update focus_session set local_date = '2026-03-09' where id = ${id}`,
    ],
    [
      "a longer session",
      (id: string) => sql`
      update focus_session set planned_end = planned_end + interval '5 minutes' where id = ${id}`,
    ],
  ])("%s by the owner of the data", async (_, change) => {
    const { userId, ids } = await createPerson(DAYS);
    const before = await read(userId);
    await asOwner(async (tx) => void (await tx.execute(change(ids[0] ?? "", userId))));
    const plain = await readFromSessions(userId);
    expect(plain).not.toEqual(before);
    expect(await read(userId)).toEqual(plain);
    expect(await read(userId)).toEqual(plain);
  });

  test("deletes packed months with the account", async () => {
    const { userId } = await createPerson(DAYS);
    await read(userId);
    expect(await listPacked(userId)).toHaveLength(2);
    await database.db.delete(user).where(eq(user.id, userId));
    expect(await listPacked(userId)).toEqual([]);
  });
});

test("shows changes in any order with reads in between", async () => {
  const action = fc.record({
    does: fc.constantFrom("read", "drift", "remove"),
    session: fc.nat({ max: 7 }),
  });
  const days = fc.array(fc.integer({ min: 0, max: 150 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(days, fc.array(action, { maxLength: 8 }), async (numbers, actions) => {
      const sorted = [...new Set(numbers)].map((n) =>
        new Date(Date.parse("2026-01-15") + n * DAY_MS).toISOString().slice(0, 10),
      );
      const { userId, ids } = await createPerson(sorted);
      for (const { does, session } of actions) {
        const id = ids[session % ids.length] ?? "";
        if (does === "read") expect(await read(userId)).toEqual(await readFromSessions(userId));
        else if (does === "drift") await callOutcome(markUnfocused(userId, id));
        else await remove(id);
      }
      expect(await read(userId)).toEqual(await readFromSessions(userId));
    }),
    { numRuns: 15 },
  );
});
