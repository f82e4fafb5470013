import { expect, it } from "vitest";
import { hasJustEnded } from "./recently-ended";

const at = (minute: number) => Date.UTC(2026, 10, 20, 10, minute);
const facts = { plannedEnd: at(25), brokenAt: null, drifted: false };

it("is true for ten minutes from the planned end", () => {
  expect(hasJustEnded(facts, at(24))).toBe(false);
  expect(hasJustEnded(facts, at(25))).toBe(true);
  expect(hasJustEnded(facts, at(34))).toBe(true);
  expect(hasJustEnded(facts, at(35))).toBe(false);
});

it("counts from the minute a session was ended early", () => {
  const broken = { ...facts, brokenAt: at(3) };
  expect(hasJustEnded(broken, at(12))).toBe(true);
  expect(hasJustEnded(broken, at(13))).toBe(false);
});
