import { expect, it } from "vitest";
import type { PersonalDashboard } from "@/domain/api/wire-dashboard";
import { difference, outstanding, toPercent } from "./sentence";

type Given = [name: string, completed: number, broken: number, minutes: number];

function spanWith(...activities: Given[]): PersonalDashboard {
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

it("names the activity that took most of the time, and the one that loses", () => {
  expect(outstanding(spanWith(["Writing", 9, 2, 300], ["Reading", 3, 5, 100]))).toEqual({
    most: { name: "Writing", share: "most" },
    losing: { name: "Reading", broken: 5, ended: 8 },
  });
});

it("knows all, most and the largest share apart", () => {
  const share = (...given: Given[]) => outstanding(spanWith(...given)).most?.share;
  expect(share(["Writing", 1, 0, 25])).toBe("all");
  expect(share(["Writing", 2, 0, 50], ["Reading", 1, 0, 50 - 1])).toBe("most");
  expect(share(["A", 2, 0, 50], ["B", 1, 0, 25], ["C", 1, 0, 25]), "half is not most").toBe(
    "largest",
  );
  expect(share(["A", 2, 0, 40], ["B", 2, 0, 30], ["C", 2, 0, 30])).toBe("largest");
});

it("names none where two took as much, and none of nothing", () => {
  expect(outstanding(spanWith(["A", 1, 0, 25], ["B", 1, 0, 25])).most).toBeNull();
  expect(outstanding(spanWith(["A", 0, 1, 0]))).toEqual({ most: null, losing: null });
  expect(outstanding(spanWith())).toEqual({ most: null, losing: null });
});

it("does not call one broken session, or two of ten, losing", () => {
  expect(outstanding(spanWith(["A", 0, 1, 0], ["B", 8, 2, 200])).losing).toBeNull();
});

it("says how far apart two figures are, and which way", () => {
  expect(difference(5, 3)).toEqual({ how: "more", by: 2 });
  expect(difference(3, 5)).toEqual({ how: "less", by: 2 });
  expect(difference(3, 3)).toEqual({ how: "same", by: 0 });
});

it("rounds a kept rate to whole percent, and has none of nothing", () => {
  expect(toPercent({ completionRate: 19 / 26 })).toBe(73);
  expect(toPercent({ completionRate: null })).toBeNull();
});

it("calls only what is whole 100 percent, and only nothing 0", () => {
  expect([1, 0.999, 0.001, 0].map((completionRate) => toPercent({ completionRate }))).toEqual([
    100, 99, 1, 0,
  ]);
});
