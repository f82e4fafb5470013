import fc from "fast-check";
import { expect, it } from "vitest";
import { BREAK_REASONS } from "@/domain/focus-session/break-reason";
import { breakBins, reasonsOf, worstBin } from "./break-histogram";

const broke = (minute: number, count = 1, activityId = "a") => ({
  activityId,
  minute,
  reason: null,
  count,
});

it("counts the first five minutes together, the fifth apart", () => {
  const bins = breakBins([broke(0), broke(4, 2), broke(5, 1, "b")]);
  expect(bins.slice(0, 2)).toEqual([
    { from: 0, to: 4, count: 3, activities: new Map([["a", 3]]) },
    { from: 5, to: 9, count: 1, activities: new Map([["b", 1]]) },
  ]);
});

it("shows half an hour at least, and up to the last minute that broke", () => {
  expect(breakBins([broke(2)]).at(-1)?.to).toBe(29);
  expect(breakBins([broke(61)]).at(-1)?.to).toBe(64);
  expect(breakBins([])).toHaveLength(6);
});

it("names the worst minutes only where they stand out", () => {
  expect(worstBin(breakBins([broke(11, 3), broke(2)]))).toMatchObject({ from: 10, count: 3 });
  expect(worstBin(breakBins([broke(11, 2), broke(2, 2)]))).toBeNull();
  expect(worstBin(breakBins([broke(11)]))).toBeNull();
  expect(worstBin([])).toBeNull();
});

it("puts the most given reason first, and counts those that gave none", () => {
  const breaks = [
    { ...broke(1), reason: "phone" as const },
    { ...broke(9, 3), reason: "tired" as const },
    broke(3, 2),
  ];
  expect(reasonsOf(breaks)).toEqual([
    { reason: "tired", count: 3 },
    { reason: null, count: 2 },
    { reason: "phone", count: 1 },
  ]);
});

it("loses no break, neither by minute nor by reason", () => {
  const breaks = fc.array(
    fc.record({
      activityId: fc.constantFrom("a", "b", "c"),
      minute: fc.nat(179),
      reason: fc.constantFrom(...BREAK_REASONS, null),
      count: fc.integer({ min: 1, max: 50 }),
    }),
  );
  const total = (counted: { count: number }[]) =>
    counted.reduce((sum, { count }) => sum + count, 0);
  fc.assert(
    fc.property(breaks, (given) => {
      expect(total(breakBins(given))).toBe(total(given));
      expect(total(reasonsOf(given))).toBe(total(given));
    }),
  );
});
