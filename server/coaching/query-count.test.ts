import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Database } from "@/db/client";
import { readClock } from "@/db/clock";
import { packingDone } from "../stats/packed-months/pack-later";
import { signInGuest } from "../testing/callers";
import { testDatabase } from "../testing/database";
import { insertSessions } from "../testing/factories";
import { innerContext } from "../trpc/context";
import { createCaller } from "../trpc/root";
import { joinRoom } from "./testing/coaching-room";

const database = testDatabase();
const DAY_MS = 86_400_000;

/** Wraps the database to count statements. */
function createCountingDatabase() {
  const count = { statements: 0 };
  const counting = <Target extends object>(wrapped: Target, names: readonly string[]): Target =>
    new Proxy(wrapped, {
      get(target, name) {
        const value = Reflect.get(target, name, target);
        if (typeof value !== "function") return value;
        return (...given: unknown[]) => {
          if (names.includes(String(name))) count.statements += 1;
          if (name !== "transaction") return value.apply(target, given);
          const [run, ...more] = given as [(tx: object) => unknown];
          return value.call(target, (tx: object) => run(counting(tx, names)), ...more);
        };
      },
    });
  const counted = counting(database.db, [
    "select",
    "selectDistinct",
    "insert",
    "update",
    "delete",
    "execute",
    "prepared",
  ]);
  const asked = {
    db: counted,
    history: counted,
    live: database.live,
    probe: database.probe,
    stats: () => database.stats(),
    listen: database.listen,
    copyTo: null,
    query: (text, values) => {
      count.statements += 1;
      return database.query(text, values);
    },
    close: () => database.close(),
  } satisfies Database;
  return { count, asked };
}

/** Creates Olga's room and a caller for its coach on a database that counts. */
async function createCoach() {
  const olga = await signInGuest(database, "Olga");
  const { slug } = await olga.call.room.create({ name: "Chemistry", timeZone: "UTC" });
  const carl = await signInGuest(database, "Carl");
  await joinRoom(olga, carl, slug, "coach");
  const { count, asked } = createCountingDatabase();
  const { viewer } = carl;
  const call = createCaller(
    innerContext({ database: asked, viewer, address: randomUUID(), announce: () => {} }),
  );
  return { olga, carl, slug, call, count };
}

test("runs as many queries for a roster of two members as for fourteen", async () => {
  const { olga, carl, slug, call, count } = await createCoach();
  const now = await readClock(database.db);
  /** Adds two members, one per scope, with three months of history and days off. */
  const two = async () => {
    for (const scope of ["room", "all"] as const) {
      const member = await signInGuest(database, `Mara ${randomUUID()}`, "Pacific/Apia");
      await joinRoom(olga, member, slug, "member");
      const to = { roomSlug: slug, userId: carl.userId };
      await member.call.coach.grant({ ...to, scope, includeHistory: true });
      await member.call.restDays.setWeekdays({ weekdays: [6, 7] });
      const [work] = await member.call.activity.list();
      const days = Array.from({ length: 30 }, (_, i) => 1 + i * 3);
      await insertSessions(
        database.db,
        days.map((day) => ({
          userId: member.userId,
          activityId: work?.id ?? "",
          startedAt: new Date(now.getTime() - day * DAY_MS),
        })),
      );
    }
  };
  /** Counts the statements of one answer after preparing and packing are done. */
  const statements = async () => {
    await call.coach.members({ roomSlug: slug });
    await packingDone();
    await call.coach.members({ roomSlug: slug });
    await packingDone();
    count.statements = 0;
    const members = await call.coach.members({ roomSlug: slug });
    return { members: members.length, statements: count.statements };
  };
  await two();
  const few = await statements();
  for (let i = 0; i < 6; i += 1) await two();
  const many = await statements();
  expect([few.members, many.members]).toEqual([2, 14]);
  expect(many.statements).toBe(few.statements);
  expect(few.statements).toBeGreaterThan(5);
  expect(few.statements).toBeLessThan(20);
});
