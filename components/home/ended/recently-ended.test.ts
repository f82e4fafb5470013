import { expect, it } from "vitest";
import { recentlyEnded } from "./recently-ended";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 10, minute));
const facts = { plannedEnd: at(25).toISOString(), brokenAt: null, drifted: false };

it("offers an ended session for ten minutes from its end on", () => {
  expect(recentlyEnded(facts, at(24))).toBe(false);
  expect(recentlyEnded(facts, at(25))).toBe(true);
  expect(recentlyEnded(facts, at(34))).toBe(true);
  expect(recentlyEnded(facts, at(35))).toBe(false);
});

it("counts from the break when it was broken", () => {
  const broken = { ...facts, brokenAt: at(3).toISOString() };
  expect(recentlyEnded(broken, at(12))).toBe(true);
  expect(recentlyEnded(broken, at(13))).toBe(false);
});
