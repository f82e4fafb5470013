import fc from "fast-check";
import { expect, test } from "vitest";
import { COLORS, type Color, findRarestColor } from "./color";

const hues = fc.array(fc.constantFrom(...COLORS), { maxLength: 30 });

test("a new activity gets an unused colour while there is one", () => {
  fc.assert(
    fc.property(hues, (taken) => {
      const isFree = new Set(taken).size < COLORS.length;
      if (isFree) expect(taken).not.toContain(findRarestColor(taken));
    }),
  );
});

test("afterwards all colours are used equally often", () => {
  const taken: Color[] = [];
  for (let i = 0; i < 3 * COLORS.length; i += 1) taken.push(findRarestColor(taken));
  for (const color of COLORS) expect(taken.filter((one) => one === color)).toHaveLength(3);
});
