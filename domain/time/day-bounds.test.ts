import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { isDay, isStatsDay, isWithinTenYears, lastTenYears } from "./day-bounds";
import { addDays } from "./period";

const anyDay = fc
  .integer({ min: 0, max: 3_644_000 })
  .map((days) => Temporal.PlainDate.from("0012-01-01").add({ days }).toString());

describe("a day", () => {
  test.each(["0001-01-01", "1900-01-01", "2024-02-29", "2999-12-31", "9999-12-31"])(
    "%s is valid",
    (text) => expect(isDay(text)).toBe(true),
  );

  test.each([
    "0000-12-31",
    "2026-02-29",
    "2026-02-30",
    "2026-13-01",
    "2026-00-10",
    "2026-1-1",
    "12026-01-01",
    "2026-01-01T00:00",
    "yesterday",
    "",
    20260101,
    undefined,
    ["2026-01-01"],
  ])("%j is not valid", (text) => expect(isDay(text)).toBe(false));

  test.each([
    ["1899-12-31", false],
    ["1900-01-01", true],
    ["2999-12-31", true],
    ["3000-01-01", false],
    ["2026-02-30", false],
  ])("%s has figures: %s", (text, has) => expect(isStatsDay(text)).toBe(has));
});

describe("ten years", () => {
  test("end on the same date ten years later", () => {
    fc.assert(
      fc.property(anyDay, (from) => {
        const last = Temporal.PlainDate.from(from).add({ years: 10 });
        expect(isWithinTenYears({ from, to: last.toString() })).toBe(true);
        expect(isWithinTenYears({ from, to: last.add({ days: 1 }).toString() })).toBe(false);
      }),
    );
  });

  test("begin on the same date ten years earlier", () => {
    fc.assert(
      fc.property(anyDay, (to) => {
        const period = lastTenYears(to);
        expect(period.to).toBe(to);
        expect(isWithinTenYears(period)).toBe(true);
        expect(isWithinTenYears({ from: addDays(period.from, -1), to })).toBe(false);
      }),
    );
  });
});
