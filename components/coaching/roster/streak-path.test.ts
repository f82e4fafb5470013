import { expect, it } from "vitest";
import type { DayStatus } from "@/domain/api/dashboard";
import { countDays, streakPaths, stripDays, stripWidth } from "./streak-path";

const strip = (...statuses: DayStatus[]) =>
  statuses.map((status, index) => ({ date: `2026-11-0${index + 1}`, status }));

it("counts the days of each kind", () => {
  const days = stripDays(strip("kept", "broken_only", "rest", "missed", "kept"));
  expect(days).toHaveLength(5);
  expect(countDays(days)).toEqual({ kept: 2, broken_only: 1, rest: 1, missed: 1, before: 0 });
});

it("leaves out the days before the first session, which are not missed", () => {
  const [first, ...later] = strip("missed", "missed", "kept");
  const days = stripDays([{ date: "2026-11-01", status: "missed", isBefore: true }, ...later]);
  expect(first && countDays(days)).toEqual({
    kept: 1,
    broken_only: 0,
    rest: 0,
    missed: 1,
    before: 1,
  });
  expect(streakPaths(days)).toMatchObject({
    missed: "M14.5 0.5h10v19h-10z",
    kept: "M28 0h11v20h-11z",
  });
});

it("draws each kind of day with its own mark, at the day's place", () => {
  expect(streakPaths(["kept", "rest", "missed", "broken_only"])).toEqual({
    kept: "M0 0h11v20h-11z",
    rest: "M14 16h11v4h-11z",
    missed: "M28.5 0.5h10v19h-10z",
    broken_only: "M42 0h11v20h-11z",
  });
});

it("draws every day of one kind", () => {
  expect(streakPaths(["kept", "rest", "kept"]).kept).toBe("M0 0h11v20h-11zM28 0h11v20h-11z");
  expect(streakPaths(["missed", "missed"]).missed).toBe("M0.5 0.5h10v19h-10zM14.5 0.5h10v19h-10z");
});

it("is as wide as its days", () => {
  expect(stripWidth(28)).toBe(392);
});
