import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  computePlannedEnd,
  countMinutesUntilBreak,
  countPlannedMinutes,
  NEWCOMER_MINUTES,
  PRESET_MINUTES,
  suggestShorterLength,
  wasFittedToEnd,
} from "./session-length";

const NOW = new Date("2026-03-02T09:12:34.567Z");
const ahead = (ms: number) => new Date(NOW.getTime() + ms);

describe("the planned end", () => {
  test("exists for exactly the whole minutes from 5 to 180", () => {
    const allowed = Array.from({ length: 400 }, (_, i) => i - 100).filter(
      (minutes) => computePlannedEnd(NOW, { minutes }) !== null,
    );
    expect(allowed).toEqual(Array.from({ length: 176 }, (_, i) => i + 5));
  });

  test("is the chosen minutes ahead, to the millisecond", () => {
    expect(computePlannedEnd(NOW, { minutes: 25 })?.toISOString()).toBe("2026-03-02T09:37:34.567Z");
    expect(computePlannedEnd(NOW, { minutes: 180 })?.toISOString()).toBe(
      "2026-03-02T12:12:34.567Z",
    );
  });

  test.each([5.5, 25.0001, Number.NaN, Number.POSITIVE_INFINITY])(
    "refuses %d minutes",
    (minutes) => {
      expect(computePlannedEnd(NOW, { minutes })).toBeNull();
    },
  );

  test.each([
    [299_999, false],
    [300_000, true],
    [10_800_000, true],
    [10_800_001, false],
    [-600_000, false],
  ])("until %d ms ahead is possible: %s", (ms, isPossible) => {
    expect(computePlannedEnd(NOW, { until: ahead(ms) })).toEqual(isPossible ? ahead(ms) : null);
  });

  test("keeps the exact instant of until, so that two people can end together", () => {
    fc.assert(
      fc.property(fc.integer({ min: 300_000, max: 10_800_000 }), (ms) => {
        expect(computePlannedEnd(NOW, { until: ahead(ms) })?.getTime()).toBe(NOW.getTime() + ms);
      }),
    );
  });
});

describe("minutes", () => {
  /** The oracle: counts the minutes one by one. */
  const countWholeMinutes = (ms: number) => {
    let minutes = 0;
    for (let left = ms; left >= 60_000; left -= 60_000) minutes += 1;
    return minutes;
  };

  test("counts whole minutes that have passed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_800_000 }), (ms) => {
        expect(countPlannedMinutes({ startedAt: NOW, plannedEnd: ahead(ms) })).toBe(
          countWholeMinutes(ms),
        );
        expect(countMinutesUntilBreak({ startedAt: NOW, brokenAt: ahead(ms) })).toBe(
          countWholeMinutes(ms),
        );
      }),
    );
  });
});

test.each([
  [25 * 60_000, false],
  [37 * 60_000, false],
  [25 * 60_000 + 1, true],
  [24.7 * 60_000, true],
])("a length of %d ms was fitted to an end: %s", (ms, isFitted) => {
  expect(wasFittedToEnd({ startedAt: NOW, plannedEnd: ahead(ms) })).toBe(isFitted);
});

describe("the length to suggest after ending early", () => {
  test.each([
    [0, 15],
    [12, 15],
    [15, 15],
    [24, 15],
    [25, 25],
    [44, 25],
    [59, 45],
    [89, 60],
    [90, 90],
    [179, 90],
  ])("after %d of 180 minutes is %d", (kept, offered) => {
    expect(suggestShorterLength(kept, 180)).toBe(offered);
  });

  test("is shorter than planned, or null", () => {
    expect(suggestShorterLength(3, 10)).toBeNull();
    expect(suggestShorterLength(12, 15)).toBeNull();
    expect(suggestShorterLength(12, 16)).toBe(15);
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 180 }), fc.nat(179), (planned, kept) => {
        const offered = suggestShorterLength(Math.min(kept, planned - 1), planned);
        expect(offered ?? 0).toBeLessThan(planned);
      }),
    );
  });

  test("the length for newcomers is one of the presets", () => {
    expect(PRESET_MINUTES).toContain(NEWCOMER_MINUTES);
  });
});
