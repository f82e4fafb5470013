import { expect, test } from "vitest";
import { DAY_PARTS, findDayPart } from "./day-part";

test("the parts of a day are six hours each, in order", () => {
  const parts = Array.from({ length: 24 }, (_, hour) => findDayPart(hour));
  expect(parts).toEqual(DAY_PARTS.flatMap((part) => Array(6).fill(part)));
});
