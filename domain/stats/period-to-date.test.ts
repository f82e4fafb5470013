import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, listDays, periodLength, previousPeriod } from "../time/period";
import {
  buildPeriodToDate,
  comparePeriodToDate,
  countElapsedDays,
  findFirstDays,
} from "./period-to-date";

const WEEK = { from: "2026-11-16", to: "2026-11-22" };

/** A day with a number of completed sessions of ten minutes. */
const day = (date: string, completed: number) => ({
  date,
  completed,
  broken: 0,
  focusMinutes: 10 * completed,
});

/** Every day of the week before, the nth with n sessions: 1 on Monday, 7 on Sunday. */
const LAST_WEEK = listDays(previousPeriod(WEEK)).map((date, i) => day(date, i + 1));

test("a week on Saturday is compared with six days of the week before", () => {
  expect(buildPeriodToDate(WEEK, "2026-11-21", LAST_WEEK)).toEqual({
    days: 6,
    previous: { completed: 21, broken: 0, focusMinutes: 210, completionRate: 1 },
  });
});

test("a period on its last day is compared with the whole period before", () => {
  expect(buildPeriodToDate(WEEK, "2026-11-22", LAST_WEEK)).toBeNull();
  expect(buildPeriodToDate(WEEK, "2026-12-01", LAST_WEEK)).toBeNull();
});

test("days are cut only in a period that is not over", () => {
  const today = "2026-11-18";
  expect(countElapsedDays(WEEK, today)).toBe(3);
  expect(countElapsedDays({ from: "2026-11-12", to: today }, today)).toBeNull();
  expect(countElapsedDays({ from: "2026-11-19", to: "2026-11-20" }, today)).toBe(0);
});

test("a period that has not begun is compared with no days", () => {
  expect(buildPeriodToDate(WEEK, "2026-11-15", LAST_WEEK)).toEqual({
    days: 0,
    previous: { completed: 0, broken: 0, focusMinutes: 0, completionRate: null },
  });
});

test("another period is cut to as many days only if it is equally long", () => {
  const other = { from: "2026-10-05", to: "2026-10-11" };
  const cells = [day("2026-10-04", 1), day("2026-10-05", 2), day("2026-10-06", 4)];
  expect(comparePeriodToDate({ period: WEEK, other, days: 1 }, cells)).toMatchObject({
    completed: 2,
  });
  const month = { from: "2026-10-01", to: "2026-10-31" };
  expect(comparePeriodToDate({ period: WEEK, other: month, days: 1 }, cells)).toBeNull();
});

test("both sides have the same number of days, none in the future", () => {
  const lengths = fc.integer({ min: 1, max: 800 });
  fc.assert(
    fc.property(lengths, fc.integer({ min: -900, max: 900 }), (length, ahead) => {
      const period = { from: WEEK.from, to: addDays(WEEK.from, length - 1) };
      const today = addDays(period.from, ahead);
      const days = countElapsedDays(period, today);
      const begun = listDays(period).filter((date) => date <= today);
      expect(days).toBe(begun.length === length ? null : begun.length);
      const before = findFirstDays(previousPeriod(period), begun.length);
      expect([periodLength(before), listDays(before).length]).toEqual([begun.length, begun.length]);
    }),
  );
});
