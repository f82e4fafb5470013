import { beforeAll, describe, expect, test } from "vitest";
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

const PEOPLE = 300;
const SESSIONS = [20, 60, 150, 400, 1000];

/** The suggestions of a part to 300 equal people, after each of these numbers of sessions. */
const simulate = (part: DayPart, person: Parted): Suggestion[][] =>
  SESSIONS.map((sessions) =>
    Array.from({ length: PEOPLE }, (_, n) =>
      simulateSuggestion(part, person, sessions, (n + 1) * 7919),
    ),
  );

const share = (suggestions: Suggestion[], matches: (suggestion: Suggestion) => boolean): number =>
  suggestions.filter(matches).length / PEOPLE;

const longMornings = { ...alike(34), morning: withCapacity(75) };
const shortEvenings = { ...alike(75), evening: withCapacity(22) };

describe.each([
  ["who complete an hour in the morning and 25 minutes otherwise", "morning", longMornings, 60],
  ["who complete 15 minutes in the evening and an hour otherwise", "evening", shortEvenings, 15],
] as const)("people %s", (_, part, person, right) => {
  let simulated: Suggestion[][];
  beforeAll(() => {
    simulated = simulate(part, person);
  });

  test(`are suggested ${right} then more and more often, in the end nearly always`, () => {
    const shares = simulated.map((all) => share(all, ({ minutes }) => minutes === right));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeGreaterThan(0.9);
  });

  test("are hardly ever suggested too long a length once the part has its own", () => {
    for (const all of simulated) {
      expect(share(all, (s) => s.isOwn && Number(s.minutes) > right)).toBeLessThan(0.02);
    }
  });
});

describe("people whose hours are all alike", () => {
  let simulated: Suggestion[][];
  beforeAll(() => {
    simulated = simulate("morning", alike(52));
  });

  test("rarely get a suggestion of their own for a part by chance", () => {
    for (const all of simulated) expect(share(all, ({ isOwn }) => isOwn)).toBeLessThan(0.08);
  });

  test("are hardly ever suggested too long a length", () => {
    for (const all of simulated) {
      expect(share(all, ({ minutes }) => Number(minutes) > 45)).toBeLessThan(0.02);
    }
  });
});
