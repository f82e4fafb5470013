import fc from "fast-check";
import { expect, test } from "vitest";
import { fitToMinutes, type StartedLength, suggestMinutes } from "./default-length";

const NOW = Date.parse("2026-03-02T10:00:00Z");
const PRESETS = [15, 25, 45, 60, 90];

const lasting = (minutes: number, isUntil = false): StartedLength => ({
  startedAt: NOW,
  plannedEnd: NOW + minutes * 60_000,
  isUntil,
});

test.each<[string, StartedLength[], number]>([
  ["nothing started yet", [], 25],
  ["a preset", [lasting(60)], 60],
  ["a length chosen once", [lasting(50)], 45],
  ["a length chosen twice", [lasting(50), lasting(25), lasting(50)], 50],
  ["a clock time", [lasting(51.7, true), lasting(25)], 45],
  ["clock times of the same odd length", [lasting(37, true), lasting(37, true)], 45],
  ["a clock time as far as a length chosen once", [lasting(50, true), lasting(50)], 45],
  ["a clock time near a usual length", [lasting(52, true), lasting(50), lasting(50)], 50],
  ["the longest length, chosen once", [lasting(180)], 90],
  ["a length between two presets", [lasting(20)], 15],
])("after %s", (_, recent, minutes) => {
  expect(suggestMinutes(recent)).toBe(minutes);
});

const started = fc
  .tuple(fc.constantFrom(5, 12, 25, 37, 45, 50, 90, 137, 180), fc.boolean(), fc.nat(59_999))
  .map(([minutes, isUntil, ms]) => lasting(minutes + (isUntil ? ms / 60_000 : 0), isUntil));

test("is always a preset, or a length that the person chose at least twice", () => {
  fc.assert(
    fc.property(fc.array(started, { maxLength: 10 }), (recent) => {
      const minutes = suggestMinutes(recent);
      const chosen = recent.filter(
        ({ isUntil, plannedEnd }) => !isUntil && Number(plannedEnd) === NOW + minutes * 60_000,
      );
      expect(PRESETS.includes(minutes) || chosen.length >= 2).toBe(true);
    }),
  );
});

test("is the length of the last session if that is a preset or was chosen before", () => {
  fc.assert(
    fc.property(fc.array(started, { minLength: 1, maxLength: 10 }), (recent) => {
      const [last] = recent;
      if (!last || last.isUntil) return;
      const minutes = (Number(last.plannedEnd) - NOW) / 60_000;
      const isUsual = PRESETS.includes(minutes) || recent.slice(1).some(isSameChoice);
      if (isUsual) expect(suggestMinutes(recent)).toBe(minutes);
      else expect(suggestMinutes(recent)).not.toBe(minutes);
      function isSameChoice(other: StartedLength) {
        return !other.isUntil && other.plannedEnd === last?.plannedEnd;
      }
    }),
  );
});

test("fits a length that ended at a clock time to a preset, and no other", () => {
  expect([lasting(50), lasting(50, true), lasting(51.7, true)].map(fitToMinutes)).toEqual([
    50, 45, 45,
  ]);
});
