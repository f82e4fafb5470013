import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../time/period";
import { buildGoalProgress, computePace, GOAL_UNITS, listActiveGoals, MAX_GOAL } from "./goal";
import { buildPersonalDashboard } from "./totals";

const MONDAY = "2026-03-02";
const week = fc.integer({ min: -6, max: 6 }).map((weeks) => addDays(MONDAY, weeks * 7));
const version = fc.record({
  activityId: fc.constantFrom("a1", "a2"),
  fromWeek: week,
  unit: fc.constantFrom(...GOAL_UNITS),
  amount: fc.constantFrom(0, 3, 300),
  suggestedBy: fc.constantFrom(null, "Carl"),
});
const versions = fc.uniqueArray(version, {
  selector: (goal) => `${goal.activityId} ${goal.fromWeek}`,
});
const activities = [
  { id: "a1", name: "Work", color: "blue" as const },
  { id: "a2", name: "Reading", color: "green" as const },
];

describe("the goals of a week", () => {
  test("are the latest version of each activity, unless that ended the goal", () => {
    fc.assert(
      fc.property(versions, week, (all, asked) => {
        const expected = ["a1", "a2"].flatMap((activityId) => {
          const begun = all.filter((v) => v.activityId === activityId && v.fromWeek <= asked);
          const last = begun.sort((a, b) => a.fromWeek.localeCompare(b.fromWeek)).at(-1);
          return last && last.amount > 0 ? [last] : [];
        });
        const seen = listActiveGoals(asked, all);
        expect(seen.sort((a, b) => a.activityId.localeCompare(b.activityId))).toEqual(expected);
      }),
    );
  });

  test("stay the same in every week before a new version", () => {
    fc.assert(
      fc.property(versions, version, week, (all, added, asked) => {
        if (asked >= added.fromWeek) return;
        expect(listActiveGoals(asked, [...all, added])).toEqual(listActiveGoals(asked, all));
      }),
    );
  });
});

describe("the progress of a goal", () => {
  const goal = {
    activityId: "a2",
    fromWeek: MONDAY,
    unit: "sessions" as const,
    amount: 3,
    suggestedBy: "Carl",
  };
  const tally = { activityId: "a2", completed: 2, broken: 1, focusMinutes: 85 };

  test("counts completed sessions or focus minutes", () => {
    const done = (unit: (typeof GOAL_UNITS)[number]) =>
      buildGoalProgress([{ ...goal, unit }], activities, [tally]);
    expect(done("sessions")).toEqual([
      {
        activityId: "a2",
        name: "Reading",
        color: "green",
        unit: "sessions",
        amount: 3,
        done: 2,
        suggestedBy: "Carl",
      },
    ]);
    expect(done("minutes")[0]?.done).toBe(85);
  });

  test("is 0 without sessions, and missing for activities that are not listed", () => {
    expect(buildGoalProgress([goal], activities, [])[0]?.done).toBe(0);
    expect(buildGoalProgress([goal], activities.slice(0, 1), [tally])).toEqual([]);
  });
});

test("goals change no other figure", () => {
  const count = fc.nat(5);
  const cell = fc.record({
    date: fc.nat(6).map((days) => addDays(MONDAY, days)),
    activityId: fc.constantFrom("a1", "a2"),
    completed: count,
    broken: count,
    focusMinutes: fc.nat(200),
  });
  fc.assert(
    fc.property(fc.array(cell), versions, (cells, goals) => {
      const period = { from: MONDAY, to: addDays(MONDAY, 6) };
      const previous = { completed: 1, broken: 1, focusMinutes: 25 };
      const figures = () => buildPersonalDashboard({ period, cells, activities, previous });
      const before = figures();
      const tallies = before.byActivity.map((tally) => Object.freeze({ ...tally }));
      for (const { activityId, unit, done } of buildGoalProgress(
        listActiveGoals(MONDAY, goals),
        activities,
        Object.freeze(tallies) as typeof tallies,
      )) {
        const tally = before.byActivity.find((a) => a.activityId === activityId);
        const progress = unit === "sessions" ? tally?.completed : tally?.focusMinutes;
        expect(done).toBe(progress ?? 0);
      }
      expect(figures()).toEqual(before);
    }),
  );
});

test("a goal is at most what fits in a week", () => {
  expect(MAX_GOAL).toEqual({ minutes: 7 * 24 * 60, sessions: (7 * 24 * 60) / 5 });
});

test.each([
  [900, 6, 771],
  [900, 7, 900],
  [4, 1, 1],
  [4, 3, 2],
])("a goal of %d is on pace by weekday %d with %d", (amount, weekday, pace) => {
  expect(computePace(amount, weekday)).toBe(pace);
});
