import fc from "fast-check";
import { expect, it } from "vitest";
import type { DayTally } from "@/domain/api/tally";
import { addDays, listDays } from "@/domain/time/period";
import { chooseGrain, groupByPeriod } from "./group-by-period";

const day = (date: string, minutes: number): DayTally => ({
  date,
  completed: minutes > 0 ? 1 : 0,
  broken: 0,
  focusMinutes: minutes,
  activities:
    minutes > 0 ? [{ activityId: "a", completed: 1, broken: 0, focusMinutes: minutes }] : [],
});

it.each([
  ["2026-11-01", "2026-11-30", "day"],
  ["2026-01-01", "2026-12-31", "week"],
  ["2024-01-01", "2026-12-31", "month"],
  ["2016-12-01", "2026-11-30", "quarter"],
] as const)("groups %s to %s by %s", (from, to, grain) => {
  expect(chooseGrain({ from, to })).toBe(grain);
});

it("groups by calendar week and cuts the first and last to the period", () => {
  const days = listDays({ from: "2026-11-18", to: "2026-11-24" }).map((date) => day(date, 10));
  expect(
    groupByPeriod(days, "week").map(({ from, to, focusMinutes }) => [from, to, focusMinutes]),
  ).toEqual([
    ["2026-11-18", "2026-11-22", 50],
    ["2026-11-23", "2026-11-24", 20],
  ]);
});

it("starts quarters in January, April, July and October", () => {
  const days = listDays({ from: "2023-01-01", to: "2024-12-31" }).map((date) => day(date, 1));
  expect(groupByPeriod(days, "quarter").map(({ from, to }) => `${from} ${to}`)).toEqual([
    "2023-01-01 2023-03-31",
    "2023-04-01 2023-06-30",
    "2023-07-01 2023-09-30",
    "2023-10-01 2023-12-31",
    "2024-01-01 2024-03-31",
    "2024-04-01 2024-06-30",
    "2024-07-01 2024-09-30",
    "2024-10-01 2024-12-31",
  ]);
});

it("matches days of the previous period by their position in it", () => {
  const [now, then] = [
    [day("2026-11-16", 0), day("2026-11-17", 25)],
    [day("2026-11-14", 45), day("2026-11-15", 15)],
  ];
  expect(groupByPeriod(now, "day", then).map(({ previous }) => previous)).toEqual([45, 15]);
  expect(groupByPeriod(now, "day")[0]?.previous).toBeNull();
});

it("loses no minute or session at any grain", () => {
  const grains = fc.constantFrom("day", "week", "month", "quarter" as const);
  const amounts = fc.array(fc.nat(180), { minLength: 1, maxLength: 500 });
  fc.assert(
    fc.property(grains, amounts, (grain, minutes) => {
      const days = minutes.map((amount, index) => day(addDays("2023-05-17", index), amount));
      const groups = groupByPeriod(days, grain as "day", days);
      const all = minutes.reduce((sum, amount) => sum + amount, 0);
      const sum = (of: (group: (typeof groups)[number]) => number) =>
        groups.reduce((total, group) => total + of(group), 0);
      expect(sum((group) => group.focusMinutes)).toBe(all);
      expect(sum((group) => group.previous ?? 0)).toBe(all);
      expect(sum((group) => group.activities.get("a")?.focusMinutes ?? 0)).toBe(all);
      expect(sum((group) => group.completed)).toBe(minutes.filter(Boolean).length);
      expect(groups[0]?.from).toBe(days[0]?.date);
      expect(groups.at(-1)?.to).toBe(days.at(-1)?.date);
    }),
  );
});
