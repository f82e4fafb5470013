import { expect, test } from "vitest";
import { COLORS } from "./color";
import { DEFAULT_ACTIVITIES } from "./default-activities";

test("a new person has Work, Study, Reading, Exercise, Admin and a Rest", () => {
  expect(DEFAULT_ACTIVITIES.map((a) => a.name)).toEqual([
    "Work",
    "Study",
    "Reading",
    "Exercise",
    "Admin",
    "Rest",
  ]);
  expect(DEFAULT_ACTIVITIES.filter((a) => a.isRest).map((a) => a.name)).toEqual(["Rest"]);
});

test("no two of them look alike", () => {
  const used = DEFAULT_ACTIVITIES.map((a) => a.color);
  expect(new Set(used).size).toBe(used.length);
  expect(COLORS).toEqual(expect.arrayContaining(used));
});
