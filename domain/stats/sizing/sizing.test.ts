import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LengthTally } from "../../api/tally";
import { findSizingReason, RELIABLE_RATE, suggestMinutes } from "./sizing";

const tally = (minutes: number, completed: number, broken: number): LengthTally => ({
  minutes,
  completed,
  broken,
});

/** One completed session of each length. */
const odd = (...lengths: number[]) => lengths.map((minutes) => tally(minutes, 1, 0));

const record = fc.uniqueArray(
  fc.record({
    minutes: fc.integer({ min: 5, max: 180 }),
    completed: fc.nat(20),
    broken: fc.nat(8),
  }),
  { selector: (length) => length.minutes, maxLength: 12 },
);
const total = (lengths: readonly LengthTally[]) =>
  lengths.reduce((sum, { completed, broken }) => sum + completed + broken, 0);

describe("the suggested length", () => {
  test.each([
    ["nothing on no record", [], null],
    ["nothing from four sessions, all kept", [tally(25, 4, 0)], null],
    ["the length of five sessions, all kept", [tally(25, 5, 0)], 25],
    ["the shorter where the longer is lost", [tally(25, 9, 1), tally(60, 3, 5)], 25],
    ["the longest that is kept", [tally(25, 30, 0), tally(60, 18, 2), tally(90, 2, 3)], 60],
    ["nothing where little is kept", [tally(15, 4, 8), tally(25, 3, 9)], null],
    ["nothing where seven in ten is not beyond doubt", [tally(25, 15, 5)], null],
    ["a length of the person's own", [tally(50, 12, 0)], 50],
    ["the neighbour of a length that is lost", [tally(50, 12, 0), tally(60, 1, 9)], 50],
    ["a round one for odd lengths", odd(25, 26, 27, 28, 29), 25],
    ["one that longer ones also speak for", odd(27, 33, 38, 41, 44), 25],
    ["nothing where those longer ones are lost", [tally(25, 4, 0), tally(60, 1, 8)], null],
  ])("is %s", (_, byLength, minutes) => {
    expect(suggestMinutes(byLength)).toBe(minutes);
  });

  test("is never based on fewer than five sessions, or on shorter ones", () => {
    fc.assert(
      fc.property(record, (byLength) => {
        const reason = findSizingReason(byLength);
        if (!reason) return;
        const { minutes, upTo, completed, broken } = reason.reliable;
        const basis = byLength.filter((l) => minutes <= l.minutes && l.minutes <= upTo);
        expect(total(basis)).toBe(completed + broken);
        expect(total(basis)).toBeGreaterThanOrEqual(5);
        expect(completed / (completed + broken)).toBeGreaterThan(RELIABLE_RATE);
      }),
      { numRuns: 2000 },
    );
    const few = record.filter((byLength) => total(byLength) < 5);
    fc.assert(fc.property(few, (byLength) => suggestMinutes(byLength) === null));
  });

  test("is a length the person has run, in steps of five minutes", () => {
    fc.assert(
      fc.property(record, (byLength) => {
        const minutes = suggestMinutes(byLength);
        if (minutes === null) return;
        const run = byLength.filter((l) => l.completed + l.broken > 0).map((l) => l.minutes);
        expect(minutes % 5).toBe(0);
        expect(run.some((m) => m >= minutes && m < minutes + 5)).toBe(true);
      }),
    );
  });

  test("never falls with one more completed session of that length", () => {
    fc.assert(
      fc.property(record, (byLength) => {
        const minutes = suggestMinutes(byLength);
        const own = byLength.find((l) => l.minutes === minutes && l.completed + l.broken >= 5);
        if (!own || minutes === null) return;
        const more = byLength.map((l) => (l === own ? { ...l, completed: l.completed + 1 } : l));
        expect(suggestMinutes(more)).toBeGreaterThanOrEqual(minutes);
      }),
      { numRuns: 2000 },
    );
  });

  test("does not depend on the order of the lengths", () => {
    fc.assert(
      fc.property(record, (byLength) => {
        expect(findSizingReason([...byLength].reverse())).toEqual(findSizingReason(byLength));
      }),
    );
  });
});

describe("the reason for a suggestion", () => {
  test("names the reliable length and the next longer one that is less reliable", () => {
    const lengths = [tally(25, 9, 1), tally(45, 2, 1), tally(60, 3, 5), tally(90, 0, 6)];
    expect(findSizingReason(lengths)).toEqual({
      reliable: { ...tally(25, 9, 1), upTo: 25 },
      beyond: { ...tally(60, 3, 5), upTo: 60 },
    });
  });

  test("names no longer length without five sessions of one", () => {
    expect(findSizingReason([tally(25, 9, 1), tally(60, 0, 4)])).toEqual({
      reliable: { ...tally(25, 9, 1), upTo: 25 },
      beyond: null,
    });
  });
});
