import { expect, test } from "vitest";
import { personHue } from "./person-hue";

test("gives one person one hue, and many people many", () => {
  const ids = Array.from({ length: 200 }, (_, n) => `0190b5a0-0000-7000-8000-${n}`);
  const hues = ids.map(personHue);
  expect(ids.map(personHue)).toEqual(hues);
  expect(new Set(hues).size).toBe(24);
  for (const hue of hues) expect(hue % 15).toBe(0);
});
