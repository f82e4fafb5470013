import { expect, it } from "vitest";
import { gathered, mostOf, stripPath } from "./member-strip";

const day = (date: string, focusMinutes: number) => ({
  date,
  completed: focusMinutes > 0 ? 1 : 0,
  broken: 0,
  focusMinutes,
});

it("draws a bar a day, as high as its share of the most, and none for nothing", () => {
  const bars = [day("2026-11-16", 50), day("2026-11-17", 0), day("2026-11-18", 25)];
  expect(stripPath(bars, 100)).toBe("M0 100v-50h0.82V100zM2 100v-25h0.82V100z");
});

it("lets no completed session vanish beside a long day", () => {
  expect(stripPath([day("2026-11-16", 5)], 600)).toBe("M0 100v-6h0.82V100z");
});

it("measures all members by the same longest bar", () => {
  expect(mostOf([[day("2026-11-16", 50)], [day("2026-11-16", 90)], []])).toBe(90);
  expect(mostOf([])).toBe(1);
});

it("gathers days without losing a minute", () => {
  const weeks = gathered([day("2026-11-22", 10), day("2026-11-23", 20)], "week");
  expect(weeks.map(({ from, focusMinutes }) => [from, focusMinutes])).toEqual([
    ["2026-11-22", 10],
    ["2026-11-23", 20],
  ]);
});
