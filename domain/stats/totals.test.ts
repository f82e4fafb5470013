import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Tally } from "../api/tally";
import { COLORS } from "../focus-session/color";
import { addDays, listDays, periodLength } from "../time/period";
import { buildPersonalDashboard, computeCompletionRate, type DayCell, tallyByDay } from "./totals";

const IDS = ["a1", "a2", "a3", "a4", "a5"];
const START = "2024-02-20";

const count = fc.nat({ max: 6 });
const tally = fc.record({ completed: count, broken: count, focusMinutes: fc.nat(400) });
const cell: fc.Arbitrary<DayCell> = fc
  .tuple(fc.integer({ min: -5, max: 45 }), fc.constantFrom(...IDS), tally)
  .map(([days, activityId, sums]) => ({ date: addDays(START, days), activityId, ...sums }));
const activities = fc
  .tuple(...IDS.map(() => fc.constantFrom("Work", "Reading", "Ödön", "work")))
  .map((names) =>
    IDS.map((id, i) => ({ id, name: names[i] ?? "", color: COLORS[i] ?? COLORS[0] })),
  );
const facts = fc.record({
  period: fc.nat(40).map((days) => ({ from: START, to: addDays(START, days) })),
  cells: fc.array(cell, { maxLength: 60 }),
  activities,
  previous: tally,
});

/** The oracle: computes each figure by a separate search through all cells. */
function add(cells: readonly DayCell[], isMeant: (cell: DayCell) => boolean): Tally {
  const matching = cells.filter(isMeant);
  const total = (of: (cell: DayCell) => number) => matching.reduce((sum, c) => sum + of(c), 0);
  return {
    completed: total((c) => c.completed),
    broken: total((c) => c.broken),
    focusMinutes: total((c) => c.focusMinutes),
  };
}

const figures = ({ completed, broken, focusMinutes }: Tally) => ({
  completed,
  broken,
  focusMinutes,
});

describe("the personal dashboard", () => {
  test("computes every figure from its cells", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { from, to } = given.period;
        const isIn = (c: DayCell) => from <= c.date && c.date <= to;
        const seen = buildPersonalDashboard(given);
        expect(figures(seen)).toEqual(add(given.cells, isIn));
        for (const day of seen.byDay) {
          expect(figures(day)).toEqual(add(given.cells, (c) => c.date === day.date));
          for (const activity of day.activities) {
            const isSame = (c: DayCell) =>
              c.date === day.date && c.activityId === activity.activityId;
            expect(figures(activity)).toEqual(add(given.cells, isSame));
          }
        }
        for (const activity of seen.byActivity) {
          const isSame = (c: DayCell) => isIn(c) && c.activityId === activity.activityId;
          expect(figures(activity)).toEqual(add(given.cells, isSame));
        }
      }),
    );
  });

  test("adds up by activity, by day and within each day", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const seen = buildPersonalDashboard(given);
        const sum = (tallies: readonly Tally[]) => add(tallies as DayCell[], () => true);
        expect(sum(seen.byActivity)).toEqual(figures(seen));
        expect(sum(seen.byDay)).toEqual(figures(seen));
        for (const day of seen.byDay) expect(sum(day.activities)).toEqual(figures(day));
      }),
    );
  });

  test("lists every day once and each activity at most once a day", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const seen = buildPersonalDashboard(given);
        expect(seen.byDay.map((day) => day.date)).toEqual(listDays(given.period));
        for (const { activities: of } of [...seen.byDay, { activities: seen.byActivity }]) {
          expect(new Set(of.map((a) => a.activityId)).size).toBe(of.length);
        }
      }),
    );
  });

  test("sorts activities by focus time, then by name, also within a day", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const seen = buildPersonalDashboard(given);
        const collator = new Intl.Collator("en");
        for (const [i, after] of seen.byActivity.entries()) {
          const before = seen.byActivity[i - 1];
          if (!before) continue;
          const gap = before.focusMinutes - after.focusMinutes;
          expect(gap > 0 || (gap === 0 && collator.compare(before.name, after.name) <= 0)).toBe(
            true,
          );
        }
        const order = seen.byActivity.map((a) => a.activityId);
        for (const day of seen.byDay) {
          const ids = day.activities.map((a) => a.activityId);
          expect(ids).toEqual(order.filter((id) => ids.includes(id)));
        }
      }),
    );
  });

  test("does not depend on the order of the cells", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const backwards = { ...given, cells: [...given.cells].reverse() };
        expect(buildPersonalDashboard(backwards)).toEqual(buildPersonalDashboard(given));
      }),
    );
  });

  test("has empty days, no rate and no activities without cells", () => {
    const period = { from: "2026-03-02", to: "2026-03-08" };
    const previous = { completed: 0, broken: 0, focusMinutes: 0 };
    const seen = buildPersonalDashboard({ period, cells: [], activities: [], previous });
    expect(seen).toMatchObject({ ...period, ...previous, completionRate: null, byActivity: [] });
    expect(seen.byDay).toHaveLength(periodLength(period));
    expect(seen.previous.completionRate).toBeNull();
  });

  test("throws when an activity is missing", () => {
    const cells = [{ date: START, activityId: "x", completed: 1, broken: 0, focusMinutes: 25 }];
    const period = { from: START, to: START };
    const previous = { completed: 0, broken: 0, focusMinutes: 0 };
    expect(() => buildPersonalDashboard({ period, cells, activities: [], previous })).toThrow("x");
  });
});

test("cells outside the period are ignored", () => {
  const cell = {
    date: "2026-03-01",
    activityId: "a",
    completed: 1,
    broken: 0,
    focusMinutes: 5,
  };
  expect(tallyByDay({ from: "2026-03-02", to: "2026-03-02" }, [cell])).toEqual([
    { date: "2026-03-02", completed: 0, broken: 0, focusMinutes: 0 },
  ]);
});

test.each([
  [0, 0, null],
  [3, 0, 1],
  [0, 2, 0],
  [3, 1, 0.75],
])("%d completed and %d broken are a completion rate of %s", (completed, broken, rate) => {
  expect(computeCompletionRate({ completed, broken })).toBe(rate);
});
