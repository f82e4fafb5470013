import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_MINUTES, MIN_MINUTES } from "@/domain/focus-session/session-length";
import { statusAt } from "@/domain/focus-session/status";
import { localDay } from "@/domain/time/local-day";
import { buildGroupHistory, type MemberHistory } from "./group-history";

const MINUTE_MS = 60_000;
// In Vienna the clocks went back on 25 October, within the ten weeks.
const NOW = new Date("2026-11-21T09:26:00Z");
const VIENNA = { now: NOW, timeZone: "Europe/Vienna" };

const ZONES = [
  "America/Los_Angeles",
  "America/St_Johns",
  "Asia/Kolkata",
  "Asia/Tehran",
  "Australia/Lord_Howe",
  "Europe/Vienna",
  "Pacific/Apia",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "UTC",
];

const anySetting = fc.record({
  now: fc.date({ min: new Date("2010-01-01"), max: new Date("2035-01-01"), noInvalidDate: true }),
  timeZone: fc.constantFrom(...ZONES),
});

/** Builds histories for many times and zones, in which `findOffenders` must find nothing. */
const expectNone = (findOffenders: (histories: MemberHistory[], now: Date) => unknown[]) =>
  fc.assert(
    fc.property(anySetting, (setting) => {
      expect(findOffenders(buildGroupHistory(setting), setting.now)).toEqual([]);
    }),
    { numRuns: 10 },
  );

const listSessions = (histories: MemberHistory[]) => histories.flatMap(({ sessions }) => sessions);

describe("at any time and in any zone", () => {
  test("no two sessions of a person overlap", () => {
    expectNone((histories) =>
      histories.flatMap(({ sessions }) =>
        sessions.filter(({ startedAt }, n) => {
          const before = sessions[n - 1];
          return before && startedAt < (before.brokenAt ?? before.plannedEnd);
        }),
      ),
    );
  });

  test("every length is allowed, and whole unless the end was chosen", () => {
    expectNone((histories) =>
      listSessions(histories).filter(({ startedAt, plannedEnd, isUntil }) => {
        const minutes = (plannedEnd.getTime() - startedAt.getTime()) / MINUTE_MS;
        const isWhole = isUntil || Number.isInteger(minutes);
        return minutes < MIN_MINUTES || minutes > MAX_MINUTES || !isWhole;
      }),
    );
  });

  test("a session is ended early before its end or marked unfocused after it, and only the former has a reason", () => {
    expectNone((histories) =>
      listSessions(histories).filter(
        ({ startedAt, plannedEnd, brokenAt, breakReason, driftedAt }) => {
          if (brokenAt) return driftedAt || brokenAt < startedAt || brokenAt >= plannedEnd;
          return breakReason || (driftedAt && driftedAt < plannedEnd);
        },
      ),
    );
  });

  test("a session has the local date of its start", () => {
    expectNone((histories) =>
      listSessions(histories).filter(
        ({ localDate, startedAt, timeZone }) => localDate !== localDay(startedAt, timeZone),
      ),
    );
  });

  test("a restart follows a broken session of the same activity", () => {
    expectNone((histories, now) =>
      histories.flatMap(({ sessions }) =>
        sessions.filter(({ restartOf, activity }, n) => {
          if (restartOf === null) return false;
          const origin = sessions[restartOf];
          const isBroken = origin && statusAt(origin, now) === "broken";
          return restartOf >= n || !isBroken || origin.activity !== activity;
        }),
      ),
    );
  });

  test("nothing happens in the future", () => {
    expectNone((histories, now) =>
      histories
        .flatMap(({ sessions, reviews, restWeekdays, restDates, goals }) => [
          ...sessions.map(({ startedAt, driftedAt }) => driftedAt ?? startedAt),
          ...reviews.map(({ answeredAt }) => answeredAt),
          ...goals.map(({ setAt }) => setAt),
          ...[...restWeekdays, ...restDates].map(({ declaredAt }) => declaredAt),
        ])
        .filter((at) => at > now),
    );
  });

  test("a day off is added before it begins", () => {
    expectNone((histories) => [
      ...histories.flatMap(({ restDates }) => restDates.filter((r) => r.declaredOn >= r.date)),
      ...histories.flatMap((history) =>
        history.restWeekdays.filter((r) => r.declaredOn >= r.fromDate),
      ),
    ]);
  });
});

test("gives the same history for the same arguments", () => {
  expect(buildGroupHistory(VIENNA)).toEqual(buildGroupHistory(VIENNA));
});

test("covers eight people and ten weeks, fewer for one of them", () => {
  const histories = buildGroupHistory(VIENNA);
  expect(histories).toHaveLength(8);
  const weeks = histories.map(
    ({ sessions }) => (NOW.getTime() - Number(sessions[0]?.startedAt)) / (7 * 24 * 60 * MINUTE_MS),
  );
  expect(weeks.filter((count) => count >= 10).length).toBeGreaterThanOrEqual(6);
  expect(Math.min(...weeks)).toBeLessThan(6);
  for (const { sessions } of histories) expect(sessions.length).toBeGreaterThan(15);
});

test("longer sessions are completed less often", () => {
  const ended = buildGroupHistory(VIENNA)
    .flatMap(({ sessions }) => sessions)
    .filter(({ activity }) => activity !== "Rest");
  const completionRate = (least: number, most: number) => {
    const fitting = ended.filter(({ startedAt, plannedEnd }) => {
      const minutes = (plannedEnd.getTime() - startedAt.getTime()) / MINUTE_MS;
      return minutes >= least && minutes <= most;
    });
    const completed = fitting.filter(({ brokenAt, driftedAt }) => !(brokenAt ?? driftedAt));
    return completed.length / fitting.length;
  };
  expect(completionRate(5, 25)).toBeGreaterThan(completionRate(26, 45));
  expect(completionRate(26, 45)).toBeGreaterThan(completionRate(46, 180));
});

test("contains another time zone and every kind of session", () => {
  const histories = buildGroupHistory(VIENNA);
  const sessions = histories.flatMap((history) => history.sessions);
  expect(new Set(sessions.map(({ timeZone }) => timeZone))).toEqual(
    new Set(["Europe/Vienna", "Asia/Kolkata"]),
  );
  const count = (has: (session: (typeof sessions)[number]) => unknown) =>
    sessions.filter(has).length;
  expect(count(({ brokenAt, breakReason }) => brokenAt && breakReason)).toBeGreaterThan(100);
  expect(count(({ driftedAt }) => driftedAt)).toBeGreaterThan(10);
  expect(count(({ restartOf }) => restartOf !== null)).toBeGreaterThan(30);
  expect(count(({ activity }) => activity === "Rest")).toBeGreaterThan(50);
  expect(count(({ note }) => note)).toBeGreaterThan(50);
  expect(count(({ isUntil }) => isUntil)).toBeGreaterThan(20);
  expect(count(({ isInRoom }) => !isInRoom)).toBeGreaterThan(100);
  expect(histories.flatMap(({ reviews }) => reviews).length).toBeGreaterThan(5);
});
