import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  addDays,
  dayNumber,
  dayStart,
  findMonday,
  findMonth,
  findWeek,
  findYear,
  isoWeekday,
  listDays,
  periodLength,
  previousPeriod,
} from "./period";

/** The oracle: Temporal, which the module does not use. */
const plain = (day: string) => Temporal.PlainDate.from(day);
const between = (first: string, last: string) =>
  fc
    .integer({ min: 0, max: plain(first).until(plain(last)).days })
    .map((days) => plain(first).add({ days }).toString());

const anyDay = between("0012-01-01", "9988-12-31");
const length = fc.integer({ min: 1, max: 3653 });

describe("day arithmetic", () => {
  test("counts days from 1970", () => {
    expect([dayNumber("1970-01-01"), dayNumber("1969-12-31"), dayNumber("0001-01-01")]).toEqual([
      0, -1, -719_162,
    ]);
  });

  test("begins a day at midnight in UTC", () => {
    expect(dayStart("2026-11-20")).toBe(Date.UTC(2026, 10, 20));
    expect(dayStart("1969-12-31")).toBe(-86_400_000);
  });

  test("agrees with Temporal on adding days and on lengths", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
        expect(addDays(day, days)).toBe(plain(day).add({ days }).toString());
        expect(periodLength({ from: day, to: addDays(day, days) })).toBe(days + 1);
      }),
      { numRuns: 2000 },
    );
  });

  test("agrees with Temporal on the weekday", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(isoWeekday(day)).toBe(plain(day).dayOfWeek);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a period", () => {
  test("lists each of its days once, in order", () => {
    fc.assert(
      fc.property(anyDay, length, (from, days) => {
        const expected = Array.from({ length: days }, (_, i) =>
          plain(from).add({ days: i }).toString(),
        );
        expect(listDays({ from, to: addDays(from, days - 1) })).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  test("has no days when it ends before it begins", () => {
    expect(listDays({ from: "2026-03-02", to: "2026-03-01" })).toEqual([]);
  });

  test("has a previous period of the same length right before it", () => {
    fc.assert(
      fc.property(anyDay, length, (from, days) => {
        const before = previousPeriod({ from, to: addDays(from, days - 1) });
        expect(periodLength(before)).toBe(days);
        expect(addDays(before.to, 1)).toBe(from);
      }),
    );
  });
});

test("weeks run from Monday to Sunday, months and years from their first to their last day", () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const date = plain(day);
      const monday = date.subtract({ days: date.dayOfWeek - 1 });
      const first = date.with({ day: 1 });
      expect(findWeek(day)).toEqual({
        from: monday.toString(),
        to: monday.add({ days: 6 }).toString(),
      });
      expect(findMonday(day)).toBe(monday.toString());
      expect(findMonth(day)).toEqual({
        from: first.toString(),
        to: date.with({ day: date.daysInMonth }).toString(),
      });
      expect(findYear(day)).toEqual({
        from: date.with({ month: 1, day: 1 }).toString(),
        to: date.with({ month: 12, day: 31 }).toString(),
      });
    }),
    { numRuns: 1000 },
  );
});
