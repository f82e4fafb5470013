import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { addDays, listDays } from "../time/period";
import {
  buildRestCalendar,
  changeWeekdays,
  findRest,
  isAfterToday,
  listRestDays,
} from "./rest-days";

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

describe("a rest day", () => {
  test("is a single date or a weekday of the latest rule", () => {
    fc.assert(
      fc.property(rules, day, (given, asked) => {
        let currentWeekdays: readonly number[] = [];
        for (const earlier of listDays({ from: START, to: asked })) {
          currentWeekdays =
            given.weekdayRules.find((r) => r.fromDate === earlier)?.weekdays ?? currentWeekdays;
        }
        const isOff = currentWeekdays.includes(Temporal.PlainDate.from(asked).dayOfWeek);
        const expected = given.dates.includes(asked) ? "date" : isOff ? "weekday" : null;
        expect(findRest(asked, given)).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  test("can be added or removed only before it begins", () => {
    expect(isAfterToday("2026-03-03", "2026-03-02")).toBe(true);
    expect(isAfterToday("2026-03-02", "2026-03-02")).toBe(false);
    expect(isAfterToday("2026-03-01", "2026-03-02")).toBe(false);
  });
});

describe("changing the weekdays off", () => {
  test("applies from the next local day on and changes no day before it", () => {
    fc.assert(
      fc.property(rules, weekdays, day, (given, wanted, today) => {
        const changed = {
          ...given,
          weekdayRules: changeWeekdays(given.weekdayRules, wanted, today),
        };
        const [old, fresh] = [buildRestCalendar(given), buildRestCalendar(changed)];
        for (const date of listDays(SPAN)) {
          if (date <= today) expect(fresh(date)).toBe(old(date));
          else if (!given.dates.includes(date)) {
            const isOff = wanted.includes(Temporal.PlainDate.from(date).dayOfWeek);
            expect(fresh(date)).toBe(isOff ? "weekday" : null);
          }
        }
      }),
    );
  });

  test("several times a day keeps the last change", () => {
    fc.assert(
      fc.property(rules, weekdays, weekdays, day, ({ weekdayRules }, first, last, today) => {
        const once = changeWeekdays(weekdayRules, last, today);
        expect(changeWeekdays(changeWeekdays(weekdayRules, first, today), last, today)).toEqual(
          once,
        );
      }),
    );
  });
});

describe("the list of rest days", () => {
  const weekdayRules = [
    { fromDate: "2026-03-03", weekdays: [7, 6] },
    { fromDate: "2026-02-01", weekdays: [7] },
  ];
  const dates = ["2026-04-01", "2026-03-02", "2026-03-01"];

  test("has the weekdays of today, the next change and the dates ahead", () => {
    expect(listRestDays({ weekdayRules, dates }, "2026-03-02")).toEqual({
      weekdays: [7],
      next: { weekdays: [6, 7], fromDate: "2026-03-03" },
      dates: ["2026-03-02", "2026-04-01"],
      today: "2026-03-02",
    });
  });

  test("is empty without any", () => {
    const none = { weekdays: [], next: null, dates: [], today: START };
    expect(listRestDays({ weekdayRules: [], dates: [] }, START)).toEqual(none);
  });
});
