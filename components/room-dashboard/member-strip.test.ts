import { expect, it } from "vitest";
import { groupTallies, maxMinutes, stripPath } from "./member-strip";

const day = (date: string, focusMinutes: number) => ({
  date,
  completed: focusMinutes > 0 ? 1 : 0,
  broken: 0,
  focusMinutes,
});

it("draws one bar per day, proportional to the maximum, and none for zero", () => {
  const bars = [day("2026-11-16", 50), day("2026-11-17", 0), day("2026-11-18", 25)];
  expect(stripPath(bars, 100)).toBe("M0 100v-50h0.82V100zM2 100v-25h0.82V100z");
});

it("keeps a short session visible next to a long day", () => {
  expect(stripPath([day("2026-11-16", 5)], 600)).toBe("M0 100v-6h0.82V100z");
});

it("finds the longest bar of all members", () => {
  expect(maxMinutes([[day("2026-11-16", 50)], [day("2026-11-16", 90)], []])).toBe(90);
  expect(maxMinutes([])).toBe(1);
});

it("loses no minute when it groups days", () => {
  const weeks = groupTallies([day("2026-11-22", 10), day("2026-11-23", 20)], "week");
  expect(weeks.map(({ from, focusMinutes }) => [from, focusMinutes])).toEqual([
    ["2026-11-22", 10],
    ["2026-11-23", 20],
  ]);
});
