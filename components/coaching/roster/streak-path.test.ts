import { expect, it } from "vitest";
import type { DayStatus } from "@/domain/api/wire-dashboard";
import { hatchPath, stripBox, stripCounts, stripPaths, stripWord } from "./streak-path";

const strip = (...statuses: DayStatus[]) =>
  statuses.map((status, index) => ({ date: `2026-11-0${index + 1}`, status }));

it("writes a letter a day and counts them again", () => {
  const word = stripWord(strip("kept", "broken_only", "rest", "missed", "kept"));
  expect(word).toHaveLength(5);
  expect(stripCounts(word)).toEqual({ kept: 2, broken_only: 1, rest: 1, missed: 1, before: 0 });
});

it("leaves out the days before the first session, which nobody missed", () => {
  const [first, ...later] = strip("missed", "missed", "kept");
  const word = stripWord([{ date: "2026-11-01", status: "missed", isBefore: true }, ...later]);
  expect(first && stripCounts(word)).toEqual({
    kept: 1,
    broken_only: 0,
    rest: 0,
    missed: 1,
    before: 1,
  });
  expect(stripPaths(word)).toMatchObject({ missed: "M14.5 .5h10v19h-10z", kept: "M28 10h14" });
});

it("draws each kind of day with a mark of its own, where the day stands", () => {
  const paths = stripPaths(stripWord(strip("kept", "rest", "missed", "broken_only")));
  expect(paths).toEqual({
    kept: "M0 10h14",
    rest: "M14 18h14",
    missed: "M28.5 .5h10v19h-10z",
    broken_only: "M42 0h14v20h-14z",
  });
});

it("draws days of one kind that follow one another in one go", () => {
  expect(stripPaths("kkkrkk").kept).toBe("M0 10h42M56 10h28");
  expect(stripPaths("nbb").broken_only).toBe("M14 0h28v20h-28z");
  expect(stripPaths("nnb").missed).toBe("M0.5 .5h10v19h-10zm14 0h10v19h-10z");
});

it("keeps the lines of a broken day within the place of one day", () => {
  const numbers =
    hatchPath()
      .match(/[\d.]+/g)
      ?.map(Number) ?? [];
  expect(numbers.length).toBeGreaterThan(0);
  for (let i = 0; i < numbers.length; i += 2) {
    expect(numbers[i]).toBeLessThanOrEqual(11);
    expect(numbers[i + 1]).toBeLessThanOrEqual(20);
  }
});

it("is as wide as its days", () => {
  expect(stripBox(28)).toEqual({ width: 392, height: 20 });
});
