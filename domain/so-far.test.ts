import fc from "fast-check";
import { expect, test } from "vitest";
import { comparedSoFar, daysSoFar, firstDays, soFarOf } from "./so-far";
import { addDays, daysIn, previousSpan, spanLength } from "./span";

const WEEK = { from: "2026-11-16", to: "2026-11-22" };

/** A day on which so many sessions of ten minutes completed. */
const day = (date: string, completed: number) => ({
  date,
  completed,
  broken: 0,
  protectedMinutes: 10 * completed,
});

/** Every day of the week before, the nth with n sessions: 1 on Monday, 7 on Sunday. */
const LAST_WEEK = daysIn(previousSpan(WEEK)).map((date, i) => day(date, i + 1));

test("a week on Saturday has six days, and stands beside six days of the week before", () => {
  expect(soFarOf(WEEK, "2026-11-21", LAST_WEEK)).toEqual({
    days: 6,
    previous: { completed: 21, broken: 0, protectedMinutes: 210, keptRate: 1 },
  });
});

test("on its last day a span stands beside the whole one before", () => {
  expect(soFarOf(WEEK, "2026-11-22", LAST_WEEK)).toBeNull();
  expect(soFarOf(WEEK, "2026-12-01", LAST_WEEK)).toBeNull();
});

test("any days that end today or before stand beside as many, and those ahead beside none", () => {
  const today = "2026-11-18";
  expect(daysSoFar(WEEK, today)).toBe(3);
  expect(daysSoFar({ from: "2026-11-12", to: today }, today)).toBeNull();
  expect(daysSoFar({ from: "2026-11-19", to: "2026-11-20" }, today)).toBe(0);
});

test("a span that has not begun stands beside nothing", () => {
  expect(soFarOf(WEEK, "2026-11-15", LAST_WEEK)).toEqual({
    days: 0,
    previous: { completed: 0, broken: 0, protectedMinutes: 0, keptRate: null },
  });
});

test("another span as long is cut to as many days, one of another length is not", () => {
  const other = { from: "2026-10-05", to: "2026-10-11" };
  const cells = [day("2026-10-04", 1), day("2026-10-05", 2), day("2026-10-06", 4)];
  expect(comparedSoFar({ span: WEEK, other, days: 1 }, cells)).toMatchObject({ completed: 2 });
  const month = { from: "2026-10-01", to: "2026-10-31" };
  expect(comparedSoFar({ span: WEEK, other: month, days: 1 }, cells)).toBeNull();
});

test("both sides always have equally many days, and none of them lies ahead", () => {
  const lengths = fc.integer({ min: 1, max: 800 });
  fc.assert(
    fc.property(lengths, fc.integer({ min: -900, max: 900 }), (length, ahead) => {
      const span = { from: WEEK.from, to: addDays(WEEK.from, length - 1) };
      const today = addDays(span.from, ahead);
      const days = daysSoFar(span, today);
      const begun = daysIn(span).filter((date) => date <= today);
      expect(days).toBe(begun.length === length ? null : begun.length);
      const before = firstDays(previousSpan(span), begun.length);
      expect([spanLength(before), daysIn(before).length]).toEqual([begun.length, begun.length]);
    }),
  );
});
