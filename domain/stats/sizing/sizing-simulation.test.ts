import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PRESET_MINUTES } from "../../focus-session/session-length";
import { RELIABLE_RATE, suggestMinutes } from "./sizing";
import { createRandom, type Person, withCapacity } from "./testing/simulated-person";

/** A number of sessions of a person who chooses lengths at random. */
function recordOf(person: Person, lengths: readonly number[], sessions: number, seed: number) {
  const random = createRandom(seed);
  const tallies = new Map<number, { minutes: number; completed: number; broken: number }>();
  for (let i = 0; i < sessions; i += 1) {
    const minutes = lengths[Math.floor(random() * lengths.length)] ?? 25;
    const tally = tallies.get(minutes) ?? { minutes, completed: 0, broken: 0 };
    if (random() < person(minutes)) tally.completed += 1;
    else tally.broken += 1;
    tallies.set(minutes, tally);
  }
  return [...tallies.values()];
}

/** The share of 400 equal people whose suggestion satisfies a condition. */
function share(
  isMeant: (minutes: number | null) => boolean,
  person: Person,
  sessions: number,
  lengths: readonly number[] = PRESET_MINUTES,
): number {
  const people = 400;
  let meant = 0;
  for (let seed = 1; seed <= people; seed += 1) {
    if (isMeant(suggestMinutes(recordOf(person, lengths, sessions, seed * 7919)))) meant += 1;
  }
  return meant / people;
}

// The capacity is well between two presets, so there is one right answer.
const PEOPLE = [
  [22, 15],
  [34, 25],
  [52, 45],
  [75, 60],
  [120, 90],
] as const;

describe.each(PEOPLE)("people with a capacity of %d minutes", (capacity, right) => {
  const person = withCapacity(capacity);
  const shareRight = (sessions: number) => share((m) => m === right, person, sessions);

  test(`are suggested ${right} more and more often, in the end nearly always`, () => {
    const shares = [20, 60, 150, 400].map(shareRight);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeGreaterThan(0.95);
  });

  test("are hardly ever suggested too long a length", () => {
    for (const sessions of [5, 10, 20, 60, 150, 400]) {
      expect(share((m) => m !== null && m > right, person, sessions)).toBeLessThan(0.02);
    }
  });
});

describe("people who end with others, at odd lengths", () => {
  const person = withCapacity(62);
  const odd = Array.from({ length: 90 }, (_, i) => 15 + i);
  const isKept = (m: number | null) => m !== null && person(m) > RELIABLE_RATE;

  test("nearly always get a length they complete, and not a short one", () => {
    expect(share((m) => isKept(m) && Number(m) >= 45, person, 500, odd)).toBeGreaterThan(0.95);
  });

  test("are hardly ever suggested too long a length", () => {
    for (const sessions of [5, 10, 20, 60, 150, 500, 1500]) {
      expect(share((m) => m !== null && !isKept(m), person, sessions, odd)).toBeLessThan(0.02);
    }
  });
});

describe("people with one length", () => {
  const suggested = (rate: number, sessions: number) =>
    share(
      (m) => m === 25,
      () => rate,
      sessions,
      [25],
    );

  test("get a suggestion within fifty sessions if they complete nine in ten", () => {
    expect(suggested(0.9, 5)).toBeGreaterThan(0.5);
    expect(suggested(0.9, 50)).toBeGreaterThan(0.97);
  });

  // One in six people who complete seven in ten completes five out of five.
  test("rarely get one at the required rate, and hardly ever at one half", () => {
    for (const sessions of [5, 10, 25, 50, 100, 400]) {
      expect(suggested(RELIABLE_RATE, sessions)).toBeLessThan(0.2);
      expect(suggested(0.5, sessions)).toBeLessThan(0.05);
    }
  });
});

test("nobody gets a suggestion from fewer than five sessions", () => {
  const minutes = fc.integer({ min: 5, max: 180 });
  fc.assert(
    fc.property(fc.nat(4), fc.array(minutes, { minLength: 1 }), fc.nat(), (n, lengths, seed) => {
      expect(suggestMinutes(recordOf(() => 1, lengths, n, seed))).toBeNull();
    }),
  );
});
