import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_PARTS, type DayPart } from "../../time/day-part";
import { findSizingReason, RELIABLE_RATE } from "./sizing";
import { suggestByPart } from "./sizing-by-part";

const tally = (part: DayPart, minutes: number, completed: number, broken: number) => ({
  part,
  minutes,
  completed,
  broken,
});
type PartTally = ReturnType<typeof tally>;

/** The suggestion of each part, in brackets if it is the whole day's. */
const listSuggestions = (record: PartTally[]) =>
  Object.fromEntries(
    suggestByPart(record).map(({ part, isOwn, reason }) => {
      const minutes = reason?.reliable.minutes ?? null;
      return [part, isOwn ? minutes : [minutes]];
    }),
  );

describe("a part of the day", () => {
  test.each([
    [
      "with a longer reliable length than the rest has its own suggestion",
      [tally("morning", 60, 12, 0), tally("evening", 60, 2, 8), tally("evening", 25, 12, 0)],
      { morning: 60, evening: [25] },
    ],
    [
      "that is unreliable at the length of the rest has its own suggestion",
      [tally("morning", 60, 80, 1), tally("evening", 60, 2, 6), tally("evening", 25, 9, 0)],
      { morning: [60], evening: 25 },
    ],
    [
      "that is unreliable at every length has none",
      [tally("morning", 60, 80, 1), tally("evening", 60, 2, 6)],
      { morning: [60], evening: null },
    ],
    [
      "with four sessions has the whole day's suggestion",
      [tally("morning", 60, 80, 1), tally("evening", 60, 0, 4)],
      { morning: [60], evening: [60] },
    ],
    [
      "has the whole day's suggestion if the rest has only four sessions of that length",
      [tally("morning", 60, 9, 0), tally("evening", 60, 0, 4), tally("evening", 25, 30, 0)],
      { morning: [25], evening: [25] },
    ],
    [
      "without a significant difference has the whole day's suggestion",
      [tally("morning", 60, 6, 0), tally("evening", 60, 5, 2), tally("evening", 25, 12, 0)],
      { morning: [25], evening: [25] },
    ],
    [
      "that never tried the longer length has the whole day's suggestion",
      [tally("morning", 60, 12, 0), tally("evening", 25, 12, 0)],
      { morning: [60], evening: [60] },
    ],
  ])("%s", (_, record, expected) => {
    expect(listSuggestions(record)).toEqual(expected);
  });

  const record = fc.array(
    fc.record({
      part: fc.constantFrom(...DAY_PARTS),
      minutes: fc.constantFrom(15, 25, 27, 45, 60, 90),
      completed: fc.nat(20),
      broken: fc.nat(8),
    }),
    { maxLength: 14 },
  );
  const total = (tallies: readonly PartTally[]) =>
    tallies.reduce((sum, { completed, broken }) => sum + completed + broken, 0);

  test("is never suggested an unreliable length, or one from fewer than five sessions", () => {
    fc.assert(
      fc.property(record, (record) => {
        for (const { part, isOwn, reason } of suggestByPart(record)) {
          if (!reason) continue;
          const { minutes, upTo, completed, broken } = reason.reliable;
          const basis = record.filter(
            (item) =>
              (item.part === part || !isOwn) && item.minutes >= minutes && item.minutes <= upTo,
          );
          expect(total(basis)).toBe(completed + broken);
          expect(total(basis)).toBeGreaterThanOrEqual(5);
          expect(completed / (completed + broken)).toBeGreaterThan(RELIABLE_RATE);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("has the whole day's suggestion unless it differs, and with fewer than five sessions", () => {
    fc.assert(
      fc.property(record, (record) => {
        const whole = findSizingReason(record);
        for (const { part, isOwn, reason } of suggestByPart(record)) {
          if (!isOwn) expect(reason).toEqual(whole);
          else {
            expect(reason?.reliable.minutes).not.toBe(whole?.reliable.minutes);
            expect(total(record.filter((item) => item.part === part))).toBeGreaterThanOrEqual(5);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("is listed only if it has sessions", () => {
    fc.assert(
      fc.property(record, (record) => {
        const usedParts = DAY_PARTS.filter(
          (part) => total(record.filter((item) => item.part === part)) > 0,
        );
        expect(suggestByPart(record).map(({ part }) => part)).toEqual(usedParts);
      }),
    );
  });

  test("with all sessions of the day has the day's suggestion", () => {
    fc.assert(
      fc.property(record, (record) => {
        const morningsOnly = record.map((item) => ({ ...item, part: "morning" as const }));
        for (const { isOwn } of suggestByPart(morningsOnly)) expect(isOwn).toBe(false);
      }),
    );
  });
});
