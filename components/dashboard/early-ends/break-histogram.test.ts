import fc from "fast-check";
import { expect, it } from "vitest";
import { BREAK_REASONS } from "@/domain/focus-session/break-reason";
import { buildBreakHistogram, countReasons, findWorstBin } from "./break-histogram";

const endedEarly = (minute: number, count = 1, activityId = "a") => ({
  activityId,
  minute,
  reason: null,
  count,
});

it("groups by five minutes, the first bin being minutes 0 to 4", () => {
  const bins = buildBreakHistogram([endedEarly(0), endedEarly(4, 2), endedEarly(5, 1, "b")]);
  expect(bins.slice(0, 2)).toEqual([
    { from: 0, to: 4, count: 3, activities: new Map([["a", 3]]) },
    { from: 5, to: 9, count: 1, activities: new Map([["b", 1]]) },
  ]);
});

it("covers at least half an hour, and every minute in the data", () => {
  expect(buildBreakHistogram([endedEarly(2)]).at(-1)?.to).toBe(29);
  expect(buildBreakHistogram([endedEarly(61)]).at(-1)?.to).toBe(64);
  expect(buildBreakHistogram([])).toHaveLength(6);
});

it("finds the worst minutes only where they stand out", () => {
  expect(findWorstBin(buildBreakHistogram([endedEarly(11, 3), endedEarly(2)]))).toMatchObject({
    from: 10,
    count: 3,
  });
  expect(findWorstBin(buildBreakHistogram([endedEarly(11, 2), endedEarly(2, 2)]))).toBeNull();
  expect(findWorstBin(buildBreakHistogram([endedEarly(11)]))).toBeNull();
  expect(findWorstBin([])).toBeNull();
});

it("sorts reasons by frequency and counts sessions without one", () => {
  const breaks = [
    { ...endedEarly(1), reason: "phone" as const },
    { ...endedEarly(9, 3), reason: "tired" as const },
    endedEarly(3, 2),
  ];
  expect(countReasons(breaks)).toEqual([
    { reason: "tired", count: 3 },
    { reason: null, count: 2 },
    { reason: "phone", count: 1 },
  ]);
});

it("counts every session once, by minute and by reason", () => {
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
      expect(total(buildBreakHistogram(given))).toBe(total(given));
      expect(total(countReasons(given))).toBe(total(given));
    }),
  );
});
