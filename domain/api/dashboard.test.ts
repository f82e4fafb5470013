import { describe, expect, test } from "vitest";
import { personalInput, roomDashboardInput, streakInput } from "./dashboard";
import { removeGoalInput, setGoalInput } from "./goal";
import { restDateInput, setWeekdaysInput } from "./rest-days";
import { answerWeekInput, weekInput } from "./weekly-review";

const activityId = "0b7e0d7c-8a3b-4c1e-9a57-1f1f4f0f9a11";

describe("a period input", () => {
  test.each([
    ["2026-03-02", "2026-03-02"],
    ["2016-01-01", "2026-01-01"],
    ["2016-02-29", "2026-02-28"],
  ])("accepts %s to %s", (from, to) => {
    expect(personalInput.safeParse({ from, to }).success).toBe(true);
    expect(personalInput.safeParse({ from, to, activityId }).success).toBe(true);
    expect(roomDashboardInput.safeParse({ from, to, roomSlug: "a-room" }).success).toBe(true);
    expect(streakInput.safeParse({ from, to }).success).toBe(true);
  });

  test.each([
    ["2026-03-02", "2026-03-01"],
    ["2016-01-01", "2026-01-02"],
    ["2016-02-29", "2026-03-01"],
    ["2026-02-30", "2026-03-01"],
    ["0001-01-01", "0001-01-02"],
    ["9999-12-30", "9999-12-31"],
    ["2026-3-1", "2026-03-02"],
  ])("refuses %s to %s", (from, to) => {
    expect(personalInput.safeParse({ from, to }).success).toBe(false);
    expect(streakInput.safeParse({ from, to }).success).toBe(false);
  });

  test("is optional as a whole for a streak", () => {
    expect(streakInput.safeParse(undefined).success).toBe(true);
    expect(streakInput.safeParse({ from: "2026-03-02" }).success).toBe(false);
  });

  test("refuses unknown fields", () => {
    const period = { from: "2026-03-02", to: "2026-03-02" };
    expect(personalInput.safeParse({ ...period, userId: activityId }).success).toBe(false);
  });
});

test.each([
  [[], true],
  [[6, 7], true],
  [[1, 2, 3, 4, 5, 6], true],
  [[1, 2, 3, 4, 5, 6, 7], false],
  [[7, 7], false],
  [[0], false],
  [[8], false],
  [[1.5], false],
  [["7"], false],
])("rest weekdays %o are valid: %s", (weekdays, fits) => {
  expect(setWeekdaysInput.safeParse({ weekdays }).success).toBe(fits);
});

test("a rest date is a calendar day", () => {
  expect(restDateInput.safeParse({ date: "2026-12-24" }).success).toBe(true);
  expect(restDateInput.safeParse({ date: "2026-12-32" }).success).toBe(false);
});

test.each([
  ["sessions", 1, true],
  ["minutes", 10_080, true],
  ["minutes", 10_081, false],
  ["sessions", 2016, true],
  ["sessions", 2017, false],
  ["sessions", 0, false],
  ["sessions", 1.5, false],
  ["hours", 1, false],
])("a goal in %s of %d is valid: %s", (unit, amount, fits) => {
  expect(setGoalInput.safeParse({ activityId, unit, amount }).success).toBe(fits);
  expect(removeGoalInput.safeParse({ activityId }).success).toBe(true);
});

test.each([
  ["2026-03-02", true],
  ["2026-03-03", false],
  ["2026-03-08", false],
  ["2026-02-30", false],
  ["0001-01-01", false],
])("the week of %s is valid: %s", (week, fits) => {
  expect(weekInput.safeParse({ week }).success).toBe(fits);
  expect(answerWeekInput.safeParse({ week, answer: "Mornings." }).success).toBe(fits);
});

test.each(["", "  ", "x".repeat(281), "two\nlines"])(
  "an answer is one line and not %j",
  (answer) => {
    expect(answerWeekInput.safeParse({ week: "2026-03-02", answer }).success).toBe(false);
  },
);
