import { expect, test } from "vitest";
import { COLORS } from "./color";
import { DEFAULT_ACTIVITIES } from "./default-activities";

test("a new account has Work, Study, Reading, Exercise, Admin and Rest", () => {
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

test("no two default activities share a name or a colour", () => {
  const used = DEFAULT_ACTIVITIES.map((a) => a.color);
  expect(new Set(used).size).toBe(used.length);
  expect(COLORS).toEqual(expect.arrayContaining(used));
});
