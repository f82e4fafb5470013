import { expect, test } from "vitest";
import { DAY_PARTS, findDayPart } from "./day-part";

test("every hour lies in one part of six hours, in the order of the day", () => {
  const parts = Array.from({ length: 24 }, (_, hour) => findDayPart(hour));
  expect(parts).toEqual(DAY_PARTS.flatMap((part) => Array(6).fill(part)));
});
