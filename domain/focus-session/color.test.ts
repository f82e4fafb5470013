import fc from "fast-check";
import { expect, test } from "vitest";
import { COLORS, type Color, findRarestColor } from "./color";

const hues = fc.array(fc.constantFrom(...COLORS), { maxLength: 30 });

test("as long as a hue is free, a new one is like no other", () => {
  fc.assert(
    fc.property(hues, (taken) => {
      const isFree = new Set(taken).size < COLORS.length;
      if (isFree) expect(taken).not.toContain(findRarestColor(taken));
    }),
  );
});

test("afterwards all hues are used alike", () => {
  const taken: Color[] = [];
  for (let i = 0; i < 3 * COLORS.length; i += 1) taken.push(findRarestColor(taken));
  for (const color of COLORS) expect(taken.filter((one) => one === color)).toHaveLength(3);
});
