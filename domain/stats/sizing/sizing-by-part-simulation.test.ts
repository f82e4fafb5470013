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

interface Said {
  isOwn: boolean;
  minutes: number | null;
  wholeDay: number | null;
}

/** The suggestion of one part after a number of sessions at random hours and lengths. */
function saidIn(part: DayPart, person: Parted, sessions: number, seed: number): Said {
  const random = createRandom(seed);
  const record = Array.from({ length: sessions }, () => {
    const part = DAY_PARTS[Math.floor(random() * DAY_PARTS.length)] ?? "night";
    const minutes = PRESET_MINUTES[Math.floor(random() * PRESET_MINUTES.length)] ?? 25;
    const isKept = random() < person[part](minutes);
    return { part, minutes, completed: Number(isKept), broken: Number(!isKept) };
  });
  const wholeDay = findSizingReason(record)?.reliable.minutes ?? null;
  const own = suggestByPart(record).find((of) => of.part === part);
  if (!own) return { isOwn: false, minutes: wholeDay, wholeDay };
  return { isOwn: own.isOwn, minutes: own.reason?.reliable.minutes ?? null, wholeDay };
}

/** The share of 300 equal people for whom the suggestion of the part satisfies a condition. */
function share(
  isMeant: (said: Said) => boolean,
  [part, person]: readonly [DayPart, Parted],
  sessions: number,
): number {
  const people = 300;
  let meant = 0;
  for (let seed = 1; seed <= people; seed += 1) {
    if (isMeant(saidIn(part, person, sessions, seed * 7919))) meant += 1;
  }
  return meant / people;
}

const SESSIONS = [20, 60, 150, 400, 1000];
const morningsOf75 = { ...alike(34), morning: withCapacity(75) };
const eveningsOf22 = { ...alike(75), evening: withCapacity(22) };

describe.each([
  ["who keep an hour in the morning and 25 else", "morning", morningsOf75, 60],
  ["who keep 15 in the evening and an hour else", "evening", eveningsOf22, 15],
] as const)("people %s", (_, part, person, right) => {
  test(`are suggested ${right} then more and more often, in the end nearly always`, () => {
    const shares = SESSIONS.map((n) => share((s) => s.minutes === right, [part, person], n));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeGreaterThan(0.9);
  });

  test("are hardly ever suggested too long a length once the part has its own", () => {
    for (const n of SESSIONS) {
      const tooLong = (s: Said) => s.isOwn && Number(s.minutes) > right;
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
