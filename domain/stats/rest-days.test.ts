import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { addDays, daysIn } from "../time/period";
import { buildRestCalendar, isAhead, listRestDays, restOn, withWeekdays } from "./rest-days";

const START = "2026-02-20";
const SPAN = { from: START, to: addDays(START, 60) };

const day = fc.nat(60).map((days) => addDays(START, days));
const weekdays = fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 6 });
const rules = fc.record({
  weekdayRules: fc.uniqueArray(fc.record({ fromDate: day, weekdays }), {
    selector: (rule) => rule.fromDate,
    maxLength: 8,
  }),
  dates: fc.array(day, { maxLength: 6 }),
});

describe("a day of rest", () => {
  test("is a declared date, or a weekday of the last rule that had begun", () => {
    fc.assert(
      fc.property(rules, day, (given, asked) => {
        let inForce: readonly number[] = [];
        for (const earlier of daysIn({ from: START, to: asked })) {
          inForce = given.weekdayRules.find((r) => r.fromDate === earlier)?.weekdays ?? inForce;
        }
        const isOff = inForce.includes(Temporal.PlainDate.from(asked).dayOfWeek);
        const expected = given.dates.includes(asked) ? "date" : isOff ? "weekday" : null;
        expect(restOn(asked, given)).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  test("may be declared or withdrawn only before it begins", () => {
    expect(isAhead("2026-03-03", "2026-03-02")).toBe(true);
    expect(isAhead("2026-03-02", "2026-03-02")).toBe(false);
    expect(isAhead("2026-03-01", "2026-03-02")).toBe(false);
  });
});

describe("changing the rest weekdays", () => {
  test("takes effect on the next local day and never rewrites a day before it", () => {
    fc.assert(
      fc.property(rules, weekdays, day, (given, wanted, today) => {
        const changed = { ...given, weekdayRules: withWeekdays(given.weekdayRules, wanted, today) };
        const [old, fresh] = [buildRestCalendar(given), buildRestCalendar(changed)];
        for (const date of daysIn(SPAN)) {
          if (date <= today) expect(fresh(date)).toBe(old(date));
          else if (!given.dates.includes(date)) {
            const isOff = wanted.includes(Temporal.PlainDate.from(date).dayOfWeek);
            expect(fresh(date)).toBe(isOff ? "weekday" : null);
          }
        }
      }),
    );
  });

  test("several times in one day leaves the last", () => {
    fc.assert(
      fc.property(rules, weekdays, weekdays, day, ({ weekdayRules }, first, last, today) => {
        const once = withWeekdays(weekdayRules, last, today);
        expect(withWeekdays(withWeekdays(weekdayRules, first, today), last, today)).toEqual(once);
      }),
    );
  });
});

describe("what a person is told of their rest days", () => {
  const weekdayRules = [
    { fromDate: "2026-03-03", weekdays: [7, 6] },
    { fromDate: "2026-02-01", weekdays: [7] },
  ];
  const dates = ["2026-04-01", "2026-03-02", "2026-03-01"];

  test("is what holds today, what comes, and the dates still ahead", () => {
    expect(listRestDays({ weekdayRules, dates }, "2026-03-02")).toEqual({
      weekdays: [7],
      next: { weekdays: [6, 7], fromDate: "2026-03-03" },
      dates: ["2026-03-02", "2026-04-01"],
      today: "2026-03-02",
    });
  });

  test("is nothing when nothing was declared", () => {
    const none = { weekdays: [], next: null, dates: [], today: START };
    expect(listRestDays({ weekdayRules: [], dates: [] }, START)).toEqual(none);
  });
});
