import { describe, expect, test } from "vitest";
import { PRESET_MINUTES } from "../../focus-session/session-length";
import { DAY_PARTS, type DayPart } from "../../time/day-part";
import { findSizingReason } from "./sizing";
import { suggestByPart } from "./sizing-by-part";
import { createRandom, type Person, withCapacity } from "./testing/simulated-person";

/** A simulated person in each part of the day. */
type Parted = Record<DayPart, Person>;

const alike = (capacity: number): Parted => ({
  night: withCapacity(capacity),
  morning: withCapacity(capacity),
  afternoon: withCapacity(capacity),
  evening: withCapacity(capacity),
});

interface Suggestion {
  isOwn: boolean;
  minutes: number | null;
  wholeDay: number | null;
}

/** The suggestion of one part after a number of sessions at random hours and lengths. */
function simulateSuggestion(
  part: DayPart,
  person: Parted,
  sessions: number,
  seed: number,
): Suggestion {
  const random = createRandom(seed);
  const record = Array.from({ length: sessions }, () => {
    const part = DAY_PARTS[Math.floor(random() * DAY_PARTS.length)] ?? "night";
    const minutes = PRESET_MINUTES[Math.floor(random() * PRESET_MINUTES.length)] ?? 25;
    const isCompleted = random() < person[part](minutes);
    return { part, minutes, completed: Number(isCompleted), broken: Number(!isCompleted) };
  });
  const wholeDay = findSizingReason(record)?.reliable.minutes ?? null;
  const own = suggestByPart(record).find((tally) => tally.part === part);
  if (!own) return { isOwn: false, minutes: wholeDay, wholeDay };
  return { isOwn: own.isOwn, minutes: own.reason?.reliable.minutes ?? null, wholeDay };
}

/** The share of 300 equal people for whom the suggestion of the part satisfies a condition. */
function share(
  matches: (suggestion: Suggestion) => boolean,
  [part, person]: readonly [DayPart, Parted],
  sessions: number,
): number {
  const people = 300;
  let matching = 0;
  for (let seed = 1; seed <= people; seed += 1) {
    if (matches(simulateSuggestion(part, person, sessions, seed * 7919))) matching += 1;
  }
  return matching / people;
}

const SESSIONS = [20, 60, 150, 400, 1000];
const longMornings = { ...alike(34), morning: withCapacity(75) };
const shortEvenings = { ...alike(75), evening: withCapacity(22) };

describe.each([
  ["who complete an hour in the morning and 25 minutes otherwise", "morning", longMornings, 60],
  ["who complete 15 minutes in the evening and an hour otherwise", "evening", shortEvenings, 15],
] as const)("people %s", (_, part, person, right) => {
  test(`are suggested ${right} then more and more often, in the end nearly always`, () => {
    const shares = SESSIONS.map((n) => share((s) => s.minutes === right, [part, person], n));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeGreaterThan(0.9);
  });

  test("are hardly ever suggested too long a length once the part has its own", () => {
    for (const n of SESSIONS) {
      const tooLong = (s: Suggestion) => s.isOwn && Number(s.minutes) > right;
      expect(share(tooLong, [part, person], n)).toBeLessThan(0.02);
    }
  });
});

describe("people whose hours are all alike", () => {
  const person = alike(52);

  test("rarely get a suggestion of their own for a part by chance", () => {
    for (const n of SESSIONS) {
      expect(share((s) => s.isOwn, ["morning", person], n)).toBeLessThan(0.08);
    }
  });

  test("are hardly ever suggested too long a length", () => {
    for (const n of SESSIONS) {
      expect(share((s) => Number(s.minutes) > 45, ["morning", person], n)).toBeLessThan(0.02);
    }
  });
});
