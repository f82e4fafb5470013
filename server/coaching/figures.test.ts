import fc from "fast-check";
import { expect, test } from "vitest";
import { saveGrant } from "@/db/coach-grant";
import { GRANT_SCOPES, type Grant } from "@/domain/coaching/grant";
import { findMonday } from "@/domain/time/period";
import { packingDone } from "../stats/packed-months/pack-later";
import { expectedPersonal } from "../stats/testing/figures-oracle";
import { type History, histories } from "../stats/testing/histories";
import { numberIds, sortLists } from "../stats/testing/normalize-answer";
import {
  filterCounted,
  findLocalDay,
  listDays,
  type ModelSession,
  readWallClock,
  shiftDay,
} from "../stats/testing/oracle";
import { expectedLengths, expectedPatterns } from "../stats/testing/pattern-oracle";
import { expectedStreak } from "../stats/testing/streak-oracle";
import { buildActivities, writeHistory } from "../stats/testing/write-history";
import { testDatabase } from "../testing/database";
import { insertMembership, insertPerson } from "../testing/factories";
import { buildMemberPage } from "./member-queries";
import { listCoachedMembers } from "./roster-queries";
import { findGrantingMember } from "./sharing/grant-queries";

const database = testDatabase();
const RUNS = { numRuns: 20 };

/** The first read goes row by row, the second uses packed months. */
const TWICE = ["row by row", "packed"];

const grants = fc.record({
  scope: fc.constantFrom(...GRANT_SCOPES),
  reasons: fc.boolean(),
  /** Days from the start of the history to the grant. */
  since: fc.option(fc.integer({ min: -2, max: 15 })),
});
type Grants = typeof grants extends fc.Arbitrary<infer T> ? T : never;

/**
 * Creates a history in which all members share the same with one coach, and the sessions visible to
 * the coach.
 */
async function createCoachedHistory(history: History, { scope, reasons, since }: Grants) {
  const { people, rooms } = await writeHistory(database, history);
  const [roomId = ""] = rooms;
  const { id: coachId } = await insertPerson(database.db);
  await insertMembership(database.db, { roomId, userId: coachId, role: "coach" });
  const begins = Math.min(history.nowMs, ...history.sessions.map((session) => session.startedMs));
  const sinceDate = since === null ? null : shiftDay(readWallClock(begins, "UTC").day, since);
  const grant: Grant = { scope, reasons, targets: false, reflections: false, sinceDate };
  for (const { userId } of people) await saveGrant(database.db, { roomId, userId, coachId, grant });
  const seen = history.sessions
    .filter((session) => scope === "all" || session.room === 0)
    .filter((session) => sinceDate === null || findLocalDay(session) >= sinceDate)
    .map((session) => (reasons ? session : { ...session, reason: null }));
  const listVisibleSessions = (person: number) =>
    seen.filter((session) => session.person === person);
  return {
    people,
    roomId,
    coachId,
    grant,
    listVisibleSessions,
    activities: buildActivities(history.isMerged),
  };
}

const pickTally = ({ completed, broken, focusMinutes }: ReturnType<typeof expectedPersonal>) => ({
  completed,
  broken,
  focusMinutes,
});

test("a roster matches an oracle that knows only what each member shares", async () => {
  await fc.assert(
    fc.asyncProperty(histories, grants, async (history, shared) => {
      const { people, roomId, coachId, grant, listVisibleSessions, activities } =
        await createCoachedHistory(history, shared);
      const { nowMs, accountZone, rests } = history;
      const today = readWallClock(nowMs, accountZone).day;
      const monday = findMonday(today);
      const strip = { from: shiftDay(today, -27), to: today };
      const expected = people.map((_, person) => {
        const own = listVisibleSessions(person);
        const of = (from: string, to: string) =>
          expectedPersonal(own, activities, { from, to, nowMs, only: null });
        const streak = expectedStreak(own, activities, { nowMs, accountZone, rests, ...strip });
        const recent = of(strip.from, strip.to);
        const ended = filterCounted(own, activities, { nowMs, from: "0000", to: "9999" });
        const seenDays = ended.map(findLocalDay).sort();
        const lastDay = seenDays.at(-1) ?? null;
        const begins = [today, ...seenDays].sort()[0] ?? today;
        return {
          name: `P${person}`,
          streak: { current: streak.current, longest: streak.longest },
          strip: streak.days.map(({ date, status }) =>
            date < begins ? { date, status, isBefore: true } : { date, status },
          ),
          thisWeek: pickTally(of(monday, shiftDay(monday, 6))),
          lastWeek: pickTally(of(shiftDay(monday, -7), shiftDay(monday, -1))),
          lastWeekSoFar: pickTally(of(shiftDay(monday, -7), shiftDay(today, -7))),
          completionRate: recent.completionRate,
          byActivity: recent.byActivity,
          lastSessionOn: lastDay,
          lastSessionAt: grant.scope === "room" ? lastStart(ended) : null,
        };
      });
      for (const _ of TWICE) {
        const rows = await listCoachedMembers(database, { roomId, coachId });
        const found = rows.map(({ userId: _, flags: __, grant: ___, ...row }, person) =>
          numberIds(row, people[person]?.activityIds ?? []),
        );
        expect(found).toEqual(expected);
        await packingDone();
      }
    }),
    RUNS,
  );
});

test("a member's page matches an oracle that knows only what the member shares", async () => {
  const periods = fc.record({
    first: fc.integer({ min: -5, max: 30 }),
    length: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 80, max: 400 })),
  });
  await fc.assert(
    fc.asyncProperty(histories, grants, periods, async (history, shared, { first, length }) => {
      const facts = await createCoachedHistory(history, shared);
      const { people, roomId, coachId, grant, activities } = facts;
      const { nowMs, accountZone, rests } = history;
      const { userId = "", activityIds = [] } = people[0] ?? {};
      const own = facts.listVisibleSessions(0);
      const begins = Math.min(nowMs, ...own.map((session) => session.startedMs));
      const from = shiftDay(readWallClock(begins, "UTC").day, first);
      const period = { from, to: shiftDay(from, length - 1) };
      const member = await findGrantingMember(database.db, { roomId, coachId, userId });
      const page = await buildMemberPage(database, member, { period, compare: period });
      const expected = expectedPersonal(own, activities, { ...period, nowMs, only: null });
      expect(numberIds(page.dashboard, activityIds)).toEqual(expected);
      expect(page.compared).toEqual({
        ...pickTally(expected),
        completionRate: expected.completionRate,
      });
      const today = readWallClock(nowMs, accountZone).day;
      const before = shiftDay(from, -length);
      const begun = Math.max(0, listDays(from, today).length);
      const asMany = (first: string) => {
        const to = shiftDay(first, begun - 1);
        const of = expectedPersonal(own, activities, { from: first, to, nowMs, only: null });
        return { ...pickTally(of), completionRate: of.completionRate };
      };
      expect(page.soFar).toEqual(
        period.to <= today
          ? null
          : { days: begun, previous: asMany(before), compared: asMany(period.from) },
      );
      const shown = { from: shiftDay(today, -365), to: today };
      const streak = expectedStreak(own, activities, { nowMs, accountZone, rests, ...shown });
      const days = streak.days.filter(({ date }) => date >= (grant.sinceDate ?? "0000"));
      expect(page.streak).toEqual({ ...streak, days });
      const here = own.filter((session) => session.room === 0);
      const patterns = expectedPatterns(own, activities, { ...period, nowMs });
      const { byHour } = expectedPatterns(here, activities, { ...period, nowMs });
      expect(sortLists(numberIds(page.patterns, activityIds))).toEqual(
        sortLists({ ...patterns, byHour }),
      );
      // Sessions outside the room have no time of day.
      const lengths = expectedLengths(own, activities, nowMs)
        .filter((activity) => activity.byLength.length > 0)
        .map((activity) => (grant.scope === "room" ? activity : { ...activity, byPart: [] }));
      expect(numberIds(page.sizing, activityIds)).toMatchObject(lengths);
      expect(page.sizing).toHaveLength(lengths.length);
      const sessions = here
        .filter(
          (session) => period.from <= findLocalDay(session) && findLocalDay(session) <= period.to,
        )
        .filter((session) => hasEnded(session, nowMs))
        .map((session) => new Date(session.startedMs).toISOString());
      expect(page.sessions.map((session) => session.startedAt)).toEqual(sessions.sort().reverse());
      const away = own.filter((session) => session.room !== 0);
      const { byDay } = expectedPersonal(away, activities, { ...period, nowMs, only: null });
      const elsewhere = byDay.flatMap(({ date, activities: of }) =>
        of.map((tally) => ({ date, ...tally })),
      );
      const seen = page.elsewhere.map(
        ({ activity, targets: _, reflections: __, reasons, ...of }) => {
          if (!grant.reasons) expect(reasons).toEqual([]);
          return { ...of, activityId: activity.id };
        },
      );
      expect(sortLists({ days: numberIds(seen, activityIds) as unknown[] })).toEqual(
        sortLists({ days: elsewhere }),
      );
    }),
    RUNS,
  );
});

const hasEnded = ({ startedMs, minutes, brokenMs }: ModelSession, nowMs: number) =>
  brokenMs !== null || startedMs + minutes * 60_000 <= nowMs;

function lastStart(sessions: ModelSession[]): string | null {
  if (sessions.length === 0) return null;
  return new Date(Math.max(...sessions.map((session) => session.startedMs))).toISOString();
}
