import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, listDays } from "../time/period";
import {
  computeStreak,
  type DayCount,
  findStreakReason,
  STREAK_REASONS,
  type StreakFacts,
} from "./streak";

const START = "2024-02-01";

/** A day: kept, broken sessions only, or nothing; in capitals on a rest day. */
type Mark = "k" | "b" | "." | "K" | "B" | "R";
const mark = fc.constantFrom<Mark>("k", "k", "k", "b", ".", "K", "B", "R");
const history = fc.array(mark, { minLength: 1, maxLength: 80 });

function buildFacts(marks: readonly Mark[], today: string): StreakFacts {
  const dayAt = (i: number) => addDays(START, i);
  const where = (letters: string) =>
    marks.flatMap((m, i) => (letters.includes(m) ? [dayAt(i)] : []));
  const counts = new Map<string, DayCount>([
    ...where("kK").map((date) => [date, { completed: 2, broken: 1 }] as const),
    ...where("bB").map((date) => [date, { completed: 0, broken: 1 }] as const),
  ]);
  return {
    counts,
    rest: { weekdayRules: [], dates: where("KBR") },
    today,
  };
}

/** The oracle: a history as a string without rest days, in which a streak is a run of `k`. */
function listRuns(marks: readonly Mark[], todayIndex: number): string {
  return marks
    .map((m, i) => (m === "." || m === "b" ? (i >= todayIndex ? "" : "x") : m))
    .join("")
    .replace(/[BR]/g, "")
    .toLowerCase();
}
const longestIn = (runs: string) => Math.max(...runs.split("x").map((run) => run.length));
const currentIn = (runs: string) => (/k*$/.exec(runs)?.[0] ?? "").length;

describe("a streak", () => {
  test("is the longest run of kept days without the rest days, for any history", () => {
    fc.assert(
      fc.property(history, (marks) => {
        const last = marks.length - 1;
        const today = addDays(START, last);
        const streak = computeStreak(buildFacts(marks, today), { from: START, to: today });
        const runs = listRuns(marks, last);
        expect([streak.current, streak.longest]).toEqual([currentIn(runs), longestIn(runs)]);
      }),
      { numRuns: 2000 },
    );
  });

  test("counts later days that began further east, and does not break from today on", () => {
    fc.assert(
      fc.property(history, fc.nat(2), (marks, ahead) => {
        const todayIndex = Math.max(0, marks.length - 1 - ahead);
        const today = addDays(START, todayIndex);
        const streak = computeStreak(buildFacts(marks, today), { from: today, to: today });
        const runs = listRuns(marks, todayIndex);
        expect([streak.current, streak.longest]).toEqual([currentIn(runs), longestIn(runs)]);
      }),
      { numRuns: 1000 },
    );
  });

  test("lists every day of the period with its status and reason", () => {
    const expected = {
      k: ["kept", null],
      K: ["kept", "date"],
      b: ["broken_only", null],
      B: ["rest", "date"],
      R: ["rest", "date"],
      ".": ["missed", null],
    } as const;
    fc.assert(
      fc.property(history, (marks) => {
        const to = addDays(START, marks.length - 1);
        const { days, today } = computeStreak(buildFacts(marks, to), { from: START, to });
        expect(days.map((day) => day.date)).toEqual(listDays({ from: START, to }));
        expect(days.map((day) => [day.status, day.rest])).toEqual(marks.map((m) => expected[m]));
        const lastDay = days.at(-1)?.status;
        expect(today).toBe(lastDay === "kept" || lastDay === "rest" ? lastDay : "pending");
      }),
    );
  });

  test("does not depend on which days are listed", () => {
    fc.assert(
      fc.property(history, fc.nat(200), fc.nat(200), (marks, from, days) => {
        const facts = buildFacts(marks, addDays(START, marks.length - 1));
        const shown = { from: addDays(START, from), to: addDays(START, from + days) };
        const { current, longest } = computeStreak(facts, { from: START, to: START });
        expect(computeStreak(facts, shown)).toMatchObject({ current, longest });
      }),
    );
  });

  test("never shrinks when a day becomes a rest day", () => {
    fc.assert(
      fc.property(history, fc.nat(79), (marks, at) => {
        const today = addDays(START, marks.length - 1);
        const rested = marks.map((m, i): Mark => {
          if (i !== at) return m;
          return m === "k" ? "K" : m === "b" ? "B" : m === "." ? "R" : m;
        });
        const shown = { from: today, to: today };
        const [plain, eased] = [marks, rested].map((m) =>
          computeStreak(buildFacts(m, today), shown),
        );
        expect(eased?.current).toBeGreaterThanOrEqual(plain?.current ?? 0);
        expect(eased?.longest).toBeGreaterThanOrEqual(plain?.longest ?? 0);
      }),
    );
  });

  test("is 0 without sessions, and today is pending", () => {
    const facts = buildFacts(["."], START);
    expect(computeStreak(facts, { from: START, to: START })).toEqual({
      current: 0,
      longest: 0,
      today: "pending",
      days: [{ date: START, status: "missed", completed: 0, broken: 0, rest: null }],
    });
  });
});

describe("a streak with weekdays off", () => {
  test("continues from Friday to Monday, and a change leaves earlier days as they were", () => {
    const workdays = listDays({ from: "2026-03-02", to: "2026-03-20" }).filter(
      (_, i) => i % 7 < 5, // The second of March 2026 is a Monday.
    );
    const counts = new Map(workdays.map((day) => [day, { completed: 1, broken: 0 }]));
    const facts = { counts, today: "2026-03-20" };
    const weekendOff = { fromDate: "2026-03-01", weekdays: [6, 7] };
    const sundayOff = { fromDate: "2026-03-10", weekdays: [7] };
    const current = (weekdayRules: (typeof weekendOff)[]) =>
      computeStreak({ ...facts, rest: { weekdayRules, dates: [] } }, { from: START, to: START })
        .current;
    expect(current([weekendOff])).toBe(15);
    expect(current([weekendOff, sundayOff])).toBe(5);
    expect(current([])).toBe(5);
  });
});

describe("findStreakReason", () => {
  const today = "2026-03-04";
  const day = (date: string, status: "kept" | "broken_only" | "missed" | "rest", rest = null) => ({
    date,
    status,
    completed: status === "kept" ? 1 : 0,
    broken: status === "broken_only" ? 1 : 0,
    rest,
  });

  test.each([
    [day("2026-03-03", "kept"), "kept"],
    [{ ...day("2026-03-03", "kept"), rest: "weekday" as const }, "kept_on_rest_day"],
    [{ ...day("2026-03-03", "rest"), rest: "weekday" as const }, "rest_weekday"],
    [{ ...day("2026-03-03", "rest"), rest: "date" as const }, "rest_date"],
    [day("2026-03-03", "broken_only"), "broken_only"],
    [day("2026-03-03", "missed"), "missed"],
    [day(today, "missed"), "pending"],
    [day(today, "broken_only"), "pending_broken"],
    [{ ...day("2026-03-03", "missed"), isBefore: true as const }, "before"],
    [{ ...day("2026-03-03", "rest"), rest: "weekday" as const, isBefore: true as const }, "before"],
    [day("2026-03-05", "missed"), "ahead"],
    [day("2026-03-05", "broken_only"), "pending_broken"],
  ] as const)("explains %o as %s", (given, reason) => {
    expect(findStreakReason(given, today)).toBe(reason);
    expect(STREAK_REASONS).toContain(reason);
  });
});
