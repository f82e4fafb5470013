import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysIn } from "../time/period";
import { existedFor } from "../time/skipped-day";
import {
  computeStreak,
  type DayCount,
  STREAK_REASONS,
  type StreakFacts,
  streakReason,
} from "./streak";

const START = "2024-02-01";

/** What a day was: kept, broken only, nothing; capitals on a rest day; `s` a skipped date. */
type Mark = "k" | "b" | "." | "K" | "B" | "R" | "s";
const mark = fc.constantFrom<Mark>("k", "k", "k", "b", ".", "K", "B", "R", "s");
const history = fc.array(mark, { minLength: 1, maxLength: 80 });

function factsOf(marks: readonly Mark[], today: string): StreakFacts {
  const dayAt = (i: number) => addDays(START, i);
  const where = (letters: string) =>
    marks.flatMap((m, i) => (letters.includes(m) ? [dayAt(i)] : []));
  const counts = new Map<string, DayCount>([
    ...where("kK").map((date) => [date, { completed: 2, broken: 1 }] as const),
    ...where("bB").map((date) => [date, { completed: 0, broken: 1 }] as const),
  ]);
  const skipped = new Set(where("s"));
  return {
    counts,
    rest: { weekdayRules: [], dates: where("KBR") },
    today,
    existed: (day) => !skipped.has(day),
  };
}

/** The oracle: the history as a word. Rest falls out; a streak is then an unbroken row of kept. */
function wordOf(marks: readonly Mark[], todayIndex: number): string {
  return marks
    .map((m, i) => (m === "." || m === "b" ? (i >= todayIndex ? "" : "x") : m))
    .join("")
    .replace(/[BRs]/g, "")
    .toLowerCase();
}
const longestIn = (word: string) => Math.max(...word.split("x").map((row) => row.length));
const currentIn = (word: string) => (/k*$/.exec(word)?.[0] ?? "").length;

describe("a streak", () => {
  test("is the unbroken row of kept days when rest is taken out, over any history", () => {
    fc.assert(
      fc.property(history, (marks) => {
        const last = marks.length - 1;
        const today = addDays(START, last);
        const streak = computeStreak(factsOf(marks, today), { from: START, to: today });
        const word = wordOf(marks, last);
        expect([streak.current, streak.longest]).toEqual([currentIn(word), longestIn(word)]);
      }),
      { numRuns: 2000 },
    );
  });

  test("counts days already lived further east, and breaks on none from today on", () => {
    fc.assert(
      fc.property(history, fc.nat(2), (marks, ahead) => {
        const todayIndex = Math.max(0, marks.length - 1 - ahead);
        const today = addDays(START, todayIndex);
        const streak = computeStreak(factsOf(marks, today), { from: today, to: today });
        const word = wordOf(marks, todayIndex);
        expect([streak.current, streak.longest]).toEqual([currentIn(word), longestIn(word)]);
      }),
      { numRuns: 1000 },
    );
  });

  test("lists every day asked for with what it was and why", () => {
    const told = {
      k: ["kept", null],
      K: ["kept", "date"],
      b: ["broken_only", null],
      B: ["rest", "date"],
      R: ["rest", "date"],
      s: ["rest", "skipped"],
      ".": ["missed", null],
    } as const;
    fc.assert(
      fc.property(history, (marks) => {
        const to = addDays(START, marks.length - 1);
        const { days, today } = computeStreak(factsOf(marks, to), { from: START, to });
        expect(days.map((day) => day.date)).toEqual(daysIn({ from: START, to }));
        expect(days.map((day) => [day.status, day.rest])).toEqual(marks.map((m) => told[m]));
        const lastDay = days.at(-1)?.status;
        expect(today).toBe(lastDay === "kept" || lastDay === "rest" ? lastDay : "pending");
      }),
    );
  });

  test("does not depend on which days are shown", () => {
    fc.assert(
      fc.property(history, fc.nat(200), fc.nat(200), (marks, from, days) => {
        const facts = factsOf(marks, addDays(START, marks.length - 1));
        const shown = { from: addDays(START, from), to: addDays(START, from + days) };
        const { current, longest } = computeStreak(facts, { from: START, to: START });
        expect(computeStreak(facts, shown)).toMatchObject({ current, longest });
      }),
    );
  });

  test("never shrinks by a day of rest, and a rest day that is kept counts", () => {
    fc.assert(
      fc.property(history, fc.nat(79), (marks, at) => {
        const today = addDays(START, marks.length - 1);
        const rested = marks.map((m, i): Mark => {
          if (i !== at) return m;
          return m === "k" ? "K" : m === "b" ? "B" : m === "." ? "R" : m;
        });
        const shown = { from: today, to: today };
        const [plain, eased] = [marks, rested].map((m) => computeStreak(factsOf(m, today), shown));
        expect(eased?.current).toBeGreaterThanOrEqual(plain?.current ?? 0);
        expect(eased?.longest).toBeGreaterThanOrEqual(plain?.longest ?? 0);
      }),
    );
  });

  test("of nobody yet is nothing, and today is pending", () => {
    const facts = factsOf(["."], START);
    expect(computeStreak(facts, { from: START, to: START })).toEqual({
      current: 0,
      longest: 0,
      today: "pending",
      days: [{ date: START, status: "missed", completed: 0, broken: 0, rest: null }],
    });
  });
});

describe("a streak over weekdays off", () => {
  test("goes from Friday on to Monday, and rules before a change stay as they were", () => {
    const workdays = daysIn({ from: "2026-03-02", to: "2026-03-20" }).filter(
      (_, i) => i % 7 < 5, // The second of March 2026 is a Monday.
    );
    const counts = new Map(workdays.map((day) => [day, { completed: 1, broken: 0 }]));
    const facts = { counts, today: "2026-03-20", existed: () => true };
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

describe("a streak on the date line", () => {
  const kept = { completed: 1, broken: 0 };
  const period = { from: "2011-12-28", to: "2012-01-01" };
  const days = ["2011-12-28", "2011-12-29", "2011-12-31", "2012-01-01"];
  const streakIn = (timeZone: string, at = days) =>
    computeStreak(
      {
        counts: new Map(at.map((day) => [day, kept])),
        rest: { weekdayRules: [], dates: [] },
        today: period.to,
        existed: existedFor([{ date: "2011-12-28", timeZone }], "Europe/Vienna", period),
      },
      period,
    );

  test("does not break on the day that Apia never had", () => {
    const streak = streakIn("Pacific/Apia");
    expect(streak.current).toBe(4);
    expect(streak.days[2]).toMatchObject({ status: "rest", rest: "skipped" });
  });

  test("breaks on that day anywhere else", () => {
    expect(streakIn("Pacific/Pago_Pago").current).toBe(2);
  });

  test("counts that day where somebody left Apia in time to have it", () => {
    const streak = streakIn("Pacific/Apia", [...days, "2011-12-30"]);
    expect(streak.current).toBe(5);
    expect(streak.days[2]).toMatchObject({ status: "kept", rest: "skipped" });
  });
});

describe("the reason of a day", () => {
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
    [{ ...day("2026-03-03", "rest"), rest: "skipped" as const }, "rest_skipped"],
    [day("2026-03-03", "broken_only"), "broken_only"],
    [day("2026-03-03", "missed"), "missed"],
    [day(today, "missed"), "pending"],
    [day(today, "broken_only"), "pending_broken"],
    [{ ...day("2026-03-03", "missed"), isBefore: true as const }, "before"],
    [{ ...day("2026-03-03", "rest"), rest: "weekday" as const, isBefore: true as const }, "before"],
    [day("2026-03-05", "missed"), "ahead"],
    [day("2026-03-05", "broken_only"), "pending_broken"],
  ] as const)("%o is %s", (given, reason) => {
    expect(streakReason(given, today)).toBe(reason);
    expect(STREAK_REASONS).toContain(reason);
  });
});
