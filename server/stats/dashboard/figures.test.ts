import fc from "fast-check";
import { expect, test } from "vitest";
import { SHARINGS } from "@/domain/room/sharing";
import { testDatabase } from "../../testing/database";
import { packingDone } from "../packed-months/pack-later";
import { expectedPersonal, expectedRoom } from "../testing/figures-oracle";
import { type History, histories, PEOPLE } from "../testing/histories";
import { numberIds, sortLists } from "../testing/normalize-answer";
import { readWallClock, shiftDay } from "../testing/oracle";
import { expectedLengths, expectedPatterns } from "../testing/pattern-oracle";
import { expectedStreak } from "../testing/streak-oracle";
import { buildActivities, writeHistory } from "../testing/write-history";
import { findPatterns } from "./pattern-queries";
import { findPersonalDashboard } from "./queries";
import { findRoomDashboard } from "./room-queries";
import { findSizing } from "./sizing-queries";
import { findStreak } from "./streak-queries";

const database = testDatabase();
const RUNS = { numRuns: 20 };

/** The first read goes row by row, the second uses packed months. */
const TWICE = ["row by row", "packed"];

/** Periods near the start of a history: part of it, one day, or more than all of it. */
const periods = fc.record({
  first: fc.integer({ min: -5, max: 40 }),
  length: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 80, max: 400 })),
});
type Asked = { first: number; length: number };

function findPeriod({ sessions, nowMs }: History, { first, length }: Asked) {
  const begins = Math.min(nowMs, ...sessions.map((session) => session.startedMs));
  const from = shiftDay(readWallClock(begins, "UTC").day, first);
  return { from, to: shiftDay(from, length - 1) };
}

/** Writes a history and returns its first person with their sessions. */
async function writeFirstPerson(history: History) {
  const { people } = await writeHistory(database, history);
  const [first] = people;
  if (!first) throw new Error("nobody");
  const own = history.sessions.filter((session) => session.person === 0);
  return { ...first, own, activities: buildActivities(history.isMerged) };
}

test("personal figures match the oracle", async () => {
  const only = fc.option(fc.constantFrom(0, 1, 2), { freq: 2 });
  await fc.assert(
    fc.asyncProperty(histories, periods, only, async (history, asked, only) => {
      const { userId, activityIds, own, activities } = await writeFirstPerson(history);
      const period = findPeriod(history, asked);
      const activityId = only === null ? undefined : activityIds[only];
      const expected = expectedPersonal(own, activities, { ...period, nowMs: history.nowMs, only });
      for (const _ of TWICE) {
        const figures = await findPersonalDashboard(database, { userId, activityId, ...period });
        expect(numberIds(figures, activityIds)).toEqual(expected);
        await packingDone();
      }
    }),
    RUNS,
  );
});

test("a streak is what an oracle counts", async () => {
  await fc.assert(
    fc.asyncProperty(histories, periods, async (history, asked) => {
      const { userId, own, activities } = await writeFirstPerson(history);
      const { nowMs, accountZone, rests } = history;
      const shown = findPeriod(history, { ...asked, length: Math.min(asked.length, 60) });
      const expected = expectedStreak(own, activities, { nowMs, accountZone, rests, ...shown });
      for (const _ of TWICE) {
        const streak = await findStreak(database, { userId, timeZone: accountZone, shown });
        expect(streak).toEqual(expected);
        await packingDone();
      }
    }),
    RUNS,
  );
});

test("patterns and lengths match the oracle", async () => {
  await fc.assert(
    fc.asyncProperty(histories, periods, async (history, asked) => {
      const { userId, activityIds, own, activities } = await writeFirstPerson(history);
      const period = findPeriod(history, asked);
      const { nowMs } = history;
      const found = numberIds(await findPatterns(database, { userId, ...period }), activityIds);
      const expected = expectedPatterns(own, activities, { ...period, nowMs });
      expect(sortLists(found)).toEqual(sortLists(expected));
      const sizes = numberIds(await findSizing(database, userId), activityIds);
      expect(sizes).toMatchObject(expectedLengths(own, activities, nowMs));
    }),
    RUNS,
  );
});

test("a room's comparison matches the oracle for members who take part", async () => {
  const settings = fc.record({
    role: fc.constantFrom("owner", "member", "member", "coach"),
    sharing: fc.constantFrom(...SHARINGS),
    isCompared: fc.boolean(),
  });
  const members = fc.array(settings, { minLength: PEOPLE, maxLength: PEOPLE });
  await fc.assert(
    fc.asyncProperty(histories, periods, members, async (history, asked, members) => {
      const { people, rooms } = await writeHistory(database, history, members);
      const period = findPeriod(history, asked);
      const activities = buildActivities(history.isMerged);
      const all = { ...period, nowMs: history.nowMs, members };
      const expected = expectedRoom(history.sessions, activities, all);
      const [roomId = ""] = rooms;
      const viewerId = people[0]?.userId ?? "";
      for (const _ of TWICE) {
        const found = await findRoomDashboard(database, { roomId, viewerId, ...period });
        expect(numberRoomIds(found, people)).toEqual(expected);
        await packingDone();
      }
    }),
    RUNS,
  );
});

function numberRoomIds(
  found: Awaited<ReturnType<typeof findRoomDashboard>>,
  people: { userId: string; activityIds: string[] }[],
) {
  return {
    ...found,
    members: found.members.map((member) => {
      const userId = people.findIndex((person) => person.userId === member.userId);
      return { ...(numberIds(member, people[userId]?.activityIds ?? []) as object), userId };
    }),
  };
}
