import { expect, it } from "vitest";
import type { PersonalDashboard } from "@/domain/api/dashboard";
import { compareValues, findHighlights, toPercent } from "./highlights";

type Given = [name: string, completed: number, broken: number, minutes: number];

function periodWith(...activities: Given[]): PersonalDashboard {
  const byActivity = activities.map(([name, completed, broken, focusMinutes]) => ({
    activityId: name,
    name,
    color: "teal" as const,
    completed,
    broken,
    focusMinutes,
  }));
  const sum = (key: "completed" | "broken" | "focusMinutes") =>
    byActivity.reduce((total, activity) => total + activity[key], 0);
  const nothing = { completed: 0, broken: 0, focusMinutes: 0, completionRate: null };
  return {
    ...nothing,
    completed: sum("completed"),
    broken: sum("broken"),
    focusMinutes: sum("focusMinutes"),
    from: "2026-11-16",
    to: "2026-11-22",
    byActivity,
    byDay: [],
    previous: nothing,
  };
}

it("finds the activity with the most focus time and the one that breaks most", () => {
  expect(findHighlights(periodWith(["Writing", 9, 2, 300], ["Reading", 3, 5, 100]))).toEqual({
    most: { name: "Writing", share: "most" },
    mostBroken: { name: "Reading", broken: 5, ended: 8 },
  });
});

it("tells all, most and the largest share apart", () => {
  const share = (...given: Given[]) => findHighlights(periodWith(...given)).most?.share;
  expect(share(["Writing", 1, 0, 25])).toBe("all");
  expect(share(["Writing", 2, 0, 50], ["Reading", 1, 0, 50 - 1])).toBe("most");
  expect(share(["A", 2, 0, 50], ["B", 1, 0, 25], ["C", 1, 0, 25]), "half is not most").toBe(
    "largest",
  );
  expect(share(["A", 2, 0, 40], ["B", 2, 0, 30], ["C", 2, 0, 30])).toBe("largest");
});

it("finds none where two activities are equal, or where nothing completed", () => {
  expect(findHighlights(periodWith(["A", 1, 0, 25], ["B", 1, 0, 25])).most).toBeNull();
  expect(findHighlights(periodWith(["A", 0, 1, 0]))).toEqual({ most: null, mostBroken: null });
  expect(findHighlights(periodWith())).toEqual({ most: null, mostBroken: null });
});

it("ignores a single broken session, and two of ten", () => {
  expect(findHighlights(periodWith(["A", 0, 1, 0], ["B", 8, 2, 200])).mostBroken).toBeNull();
});

it("tells by how much a figure is more or less than another", () => {
  expect(compareValues(5, 3)).toEqual({ how: "more", by: 2 });
  expect(compareValues(3, 5)).toEqual({ how: "less", by: 2 });
  expect(compareValues(3, 3)).toEqual({ how: "same", by: 0 });
});

it("rounds a completion rate to whole percent; null stays null", () => {
  expect(toPercent({ completionRate: 19 / 26 })).toBe(73);
  expect(toPercent({ completionRate: null })).toBeNull();
});

it("rounds to 100 or 0 percent only where the rate is exact", () => {
  expect([1, 0.999, 0.001, 0].map((completionRate) => toPercent({ completionRate }))).toEqual([
    100, 99, 1, 0,
  ]);
});
