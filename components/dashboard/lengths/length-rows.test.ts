import fc from "fast-check";
import { expect, it } from "vitest";
import { groupLengths } from "./length-rows";

const length = (minutes: number) => ({ minutes, completed: 2, broken: 1 });

it("gives a few lengths a row each", () => {
  expect(groupLengths([length(17), length(25)])).toEqual([
    { from: 17, to: 17, completed: 2, broken: 1 },
    { from: 25, to: 25, completed: 2, broken: 1 },
  ]);
});

it("groups many lengths by preset and omits empty groups", () => {
  const rows = groupLengths([15, 16, 17, 18, 19, 20, 21, 180].map(length));
  expect(rows).toEqual([
    { from: 15, to: 24, completed: 14, broken: 7 },
    { from: 90, to: 180, completed: 2, broken: 1 },
  ]);
});

it("counts every session once", () => {
  const tallies = fc.uniqueArray(
    fc.record({
      minutes: fc.integer({ min: 5, max: 180 }),
      completed: fc.integer({ min: 0, max: 30 }),
      broken: fc.integer({ min: 1, max: 30 }),
    }),
    { selector: ({ minutes }) => minutes },
  );
  const total = (of: { completed: number; broken: number }[]) =>
    of.reduce((sum, { completed, broken }) => sum + 1000 * completed + broken, 0);
  fc.assert(
    fc.property(tallies, (given) => {
      expect(total(groupLengths(given))).toBe(total(given));
    }),
  );
});
