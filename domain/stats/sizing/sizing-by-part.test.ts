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
const said = (record: PartTally[]) =>
  Object.fromEntries(
    suggestByPart(record).map(({ part, isOwn, reason }) => {
      const minutes = reason?.reliable.minutes ?? null;
      return [part, isOwn ? minutes : [minutes]];
    }),
  );

describe("a part of the day", () => {
  test.each([
    [
      "that keeps a longer length, while the rest loses it, speaks for itself",
      [tally("morning", 60, 12, 0), tally("evening", 60, 2, 8), tally("evening", 25, 12, 0)],
      { morning: 60, evening: [25] },
    ],
    [
      "that loses what the rest keeps speaks for itself",
      [tally("morning", 60, 80, 1), tally("evening", 60, 2, 6), tally("evening", 25, 9, 0)],
      { morning: [60], evening: 25 },
    ],
    [
      "that loses it and keeps nothing else suggests nothing",
      [tally("morning", 60, 80, 1), tally("evening", 60, 2, 6)],
      { morning: [60], evening: null },
    ],
    [
      "with four sessions says what the whole day says",
      [tally("morning", 60, 80, 1), tally("evening", 60, 0, 4)],
      { morning: [60], evening: [60] },
    ],
    [
      "says what the whole day says where the rest has but four of that length",
      [tally("morning", 60, 9, 0), tally("evening", 60, 0, 4), tally("evening", 25, 30, 0)],
      { morning: [25], evening: [25] },
    ],
    [
      "that might differ by chance says what the whole day says",
      [tally("morning", 60, 6, 0), tally("evening", 60, 5, 2), tally("evening", 25, 12, 0)],
      { morning: [25], evening: [25] },
    ],
    [
      "that never tried the longer length does not speak against it",
      [tally("morning", 60, 12, 0), tally("evening", 25, 12, 0)],
      { morning: [60], evening: [60] },
    ],
  ])("%s", (_, record, expected) => {
    expect(said(record)).toEqual(expected);
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
            (of) => (of.part === part || !isOwn) && of.minutes >= minutes && of.minutes <= upTo,
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
            expect(total(record.filter((of) => of.part === part))).toBeGreaterThanOrEqual(5);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("is listed only if it has sessions", () => {
    fc.assert(
      fc.property(record, (record) => {
        const lived = DAY_PARTS.filter(
          (part) => total(record.filter((of) => of.part === part)) > 0,
        );
        expect(suggestByPart(record).map(({ part }) => part)).toEqual(lived);
      }),
    );
  });

  test("with all sessions of the day has the day's suggestion", () => {
    fc.assert(
      fc.property(record, (record) => {
        const oneSided = record.map((of) => ({ ...of, part: "morning" as const }));
        for (const { isOwn } of suggestByPart(oneSided)) expect(isOwn).toBe(false);
      }),
    );
  });
});
