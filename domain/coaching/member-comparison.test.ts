import { expect, test } from "vitest";
import { comparePeriods } from "./member-comparison";

const WEEK = { from: "2026-11-16", to: "2026-11-22" };
const BEFORE = { from: "2026-11-09", to: "2026-11-15" };
const OCTOBER = { from: "2026-10-01", to: "2026-10-31" };

const tally = (completed: number) => ({
  completed,
  broken: 0,
  focusMinutes: 25 * completed,
  completionRate: completed > 0 ? 1 : null,
});
const dashboard = { ...WEEK, ...tally(4), byActivity: [], byDay: [], previous: tally(7) };

test("periods that are over are compared whole", () => {
  const page = { dashboard, compared: tally(7), soFar: null };
  expect(comparePeriods(page, { period: WEEK, compare: BEFORE })).toEqual([
    { ...WEEK, of: 7, days: 7, tally: tally(4), minutesPerDay: 14 },
    { ...BEFORE, of: 7, days: 7, tally: tally(7), minutesPerDay: 25 },
  ]);
});

test("a period to date is compared with as many days of the other", () => {
  const soFar = { days: 5, previous: tally(5), compared: tally(5) };
  const page = { dashboard, compared: tally(7), soFar };
  expect(comparePeriods(page, { period: WEEK, compare: BEFORE })).toMatchObject([
    { of: 7, days: 5, tally: tally(4), minutesPerDay: 20 },
    { of: 7, days: 5, tally: tally(5), minutesPerDay: 25 },
  ]);
});

test("a period of another length is compared whole", () => {
  const soFar = { days: 0, previous: tally(0), compared: null };
  const page = { dashboard, compared: tally(31), soFar };
  expect(comparePeriods(page, { period: WEEK, compare: OCTOBER })).toMatchObject([
    { of: 7, days: 0, minutesPerDay: null },
    { of: 31, days: 31, tally: tally(31), minutesPerDay: 25 },
  ]);
});

test("nothing is compared without another period", () => {
  const page = { dashboard, compared: null, soFar: null };
  expect(comparePeriods(page, { period: WEEK, compare: null })).toEqual([]);
});
