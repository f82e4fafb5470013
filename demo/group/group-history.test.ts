import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_MINUTES, MIN_MINUTES } from "@/domain/focus-session/session-length";
import { statusAt } from "@/domain/focus-session/status";
import { localDay } from "@/domain/time/local-day";
import { buildGroupHistory, type Told } from "./group-history";

const MINUTE_MS = 60_000;
// In Vienna the clocks went back on 25 October, within the ten weeks.
const NOW = new Date("2026-11-21T09:26:00Z");
const inVienna = { now: NOW, timeZone: "Europe/Vienna" };

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

/** Tells it at many times and places; whatever `offenders` finds in a story should not be there. */
const isNeverSeen = (offenders: (story: Told[], now: Date) => unknown[]) =>
  fc.assert(
    fc.property(anySetting, (setting) => {
      expect(offenders(buildGroupHistory(setting), setting.now)).toEqual([]);
    }),
    { numRuns: 10 },
  );

const everySession = (story: Told[]) => story.flatMap(({ sessions }) => sessions);

describe("whenever and wherever it is told", () => {
  test("nobody sits in two sessions at once", () => {
    isNeverSeen((story) =>
      story.flatMap(({ sessions }) =>
        sessions.filter(({ startedAt }, n) => {
          const before = sessions[n - 1];
          return before && startedAt < (before.brokenAt ?? before.plannedEnd);
        }),
      ),
    );
  });

  test("every length is one that can be chosen, whole unless the end was chosen", () => {
    isNeverSeen((story) =>
      everySession(story).filter(({ startedAt, plannedEnd, isUntil }) => {
        const minutes = (plannedEnd.getTime() - startedAt.getTime()) / MINUTE_MS;
        const isWhole = isUntil || Number.isInteger(minutes);
        return minutes < MIN_MINUTES || minutes > MAX_MINUTES || !isWhole;
      }),
    );
  });

  test("a session breaks before its end or drifts after it, and only a break has a reason", () => {
    isNeverSeen((story) =>
      everySession(story).filter(({ startedAt, plannedEnd, brokenAt, breakReason, driftedAt }) => {
        if (brokenAt) return driftedAt || brokenAt < startedAt || brokenAt >= plannedEnd;
        return breakReason || (driftedAt && driftedAt < plannedEnd);
      }),
    );
  });

  test("a session's day is the one that was on the wall where it began", () => {
    isNeverSeen((story) =>
      everySession(story).filter(
        ({ localDate, startedAt, timeZone }) => localDate !== localDay(startedAt, timeZone),
      ),
    );
  });

  test("a restart follows a broken session of the same activity", () => {
    isNeverSeen((story, now) =>
      story.flatMap(({ sessions }) =>
        sessions.filter(({ restartOf, activity }, n) => {
          if (restartOf === null) return false;
          const origin = sessions[restartOf];
          const isBroken = origin && statusAt(origin, now) === "broken";
          return restartOf >= n || !isBroken || origin.activity !== activity;
        }),
      ),
    );
  });

  test("nothing has been done or said that lies ahead", () => {
    isNeverSeen((story, now) =>
      story
        .flatMap(({ sessions, reviews, restWeekdays, restDates, goals }) => [
          ...sessions.map(({ startedAt, driftedAt }) => driftedAt ?? startedAt),
          ...reviews.map(({ answeredAt }) => answeredAt),
          ...goals.map(({ setAt }) => setAt),
          ...[...restWeekdays, ...restDates].map(({ declaredAt }) => declaredAt),
        ])
        .filter((at) => at > now),
    );
  });

  test("rest is declared before it begins", () => {
    isNeverSeen((story) => [
      ...story.flatMap(({ restDates }) => restDates.filter((r) => r.declaredOn >= r.date)),
      ...story.flatMap((told) => told.restWeekdays.filter((r) => r.declaredOn >= r.fromDate)),
    ]);
  });
});

test("told twice it is the same story", () => {
  expect(buildGroupHistory(inVienna)).toEqual(buildGroupHistory(inVienna));
});

test("eight people have ten weeks behind them, one of them fewer", () => {
  const story = buildGroupHistory(inVienna);
  expect(story).toHaveLength(8);
  const weeks = story.map(
    ({ sessions }) => (NOW.getTime() - Number(sessions[0]?.startedAt)) / (7 * 24 * 60 * MINUTE_MS),
  );
  expect(weeks.filter((count) => count >= 10).length).toBeGreaterThanOrEqual(6);
  expect(Math.min(...weeks)).toBeLessThan(6);
  for (const { sessions } of story) expect(sessions.length).toBeGreaterThan(15);
});

test("the longer a session, the less often it is kept", () => {
  const ended = buildGroupHistory(inVienna)
    .flatMap(({ sessions }) => sessions)
    .filter(({ activity }) => activity !== "Rest");
  const completionRate = (least: number, most: number) => {
    const fitting = ended.filter(({ startedAt, plannedEnd }) => {
      const minutes = (plannedEnd.getTime() - startedAt.getTime()) / MINUTE_MS;
      return minutes >= least && minutes <= most;
    });
    const kept = fitting.filter(({ brokenAt, driftedAt }) => !(brokenAt ?? driftedAt));
    return kept.length / fitting.length;
  };
  expect(completionRate(5, 25)).toBeGreaterThan(completionRate(26, 45));
  expect(completionRate(26, 45)).toBeGreaterThan(completionRate(46, 180));
});

test("somebody was in another zone for a while, and everything a record holds happens", () => {
  const story = buildGroupHistory(inVienna);
  const sessions = story.flatMap((told) => told.sessions);
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
  expect(story.flatMap(({ reviews }) => reviews).length).toBeGreaterThan(5);
});
