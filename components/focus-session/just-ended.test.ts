import { expect, it } from "vitest";
import { justEnded } from "./just-ended";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 10, minute));
const facts = { plannedEnd: at(25).toISOString(), brokenAt: null, drifted: false };

it("offers an ended session for ten minutes from its end on", () => {
  expect(justEnded(facts, at(24))).toBe(false);
  expect(justEnded(facts, at(25))).toBe(true);
  expect(justEnded(facts, at(34))).toBe(true);
  expect(justEnded(facts, at(35))).toBe(false);
});

it("counts from the break when it was broken", () => {
  const broken = { ...facts, brokenAt: at(3).toISOString() };
  expect(justEnded(broken, at(12))).toBe(true);
  expect(justEnded(broken, at(13))).toBe(false);
});
