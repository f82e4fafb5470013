import fc from "fast-check";
import type { ModelSession } from "./oracle";
import { shiftDay } from "./oracle";
import type { Rests } from "./streak-oracle";

/** A random history of several people. Activities 0 and 1 count, 2 is a rest, 3 is archived. */
export interface History {
  sessions: ModelSession[];
  nowMs: number;
  accountZone: string;
  isMerged: boolean;
  rests: Rests;
}

export const PEOPLE = 3;

const MINUTE = 60_000;
const DAY = 1440;
const zones = Intl.supportedValuesOf("timeZone");

/** Dates near days of 23, 24 and 25 hours in both hemispheres, and near the day Apia skipped. */
const beginnings = [
  { at: "2026-03-20", zones: ["Europe/Vienna", "Africa/Casablanca", "America/Sao_Paulo"] },
  { at: "2025-10-20", zones: ["Europe/Vienna", "America/New_York", "America/Vancouver"] },
  { at: "2026-04-01", zones: ["Australia/Lord_Howe", "America/Santiago", "Pacific/Chatham"] },
  { at: "2011-12-20", zones: ["Pacific/Apia", "Pacific/Fakaofo", "Pacific/Pago_Pago"] },
  { at: "2026-02-27", zones: ["Asia/Kathmandu", "Pacific/Kiritimati", "America/St_Johns"] },
];

const step = fc.record({
  activity: fc.constantFrom(0, 0, 1, 2, 3),
  room: fc.constantFrom(null, 0, 0, 1),
  minutes: fc.oneof(fc.constantFrom(5, 25, 45, 180), fc.integer({ min: 5, max: 180 })),
  /** Minutes after the previous session. */
  pause: fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 16 * 60 }) },
    { weight: 3, arbitrary: fc.integer({ min: 10 * 60, max: 30 * 60 }) },
    { weight: 1, arbitrary: fc.integer({ min: DAY, max: 20 * DAY }) },
  ),
  outcome: fc.constantFrom("completed", "completed", "completed", "broken", "drifted"),
  share: fc.double({ min: 0, max: 0.999, noNaN: true }),
  reason: fc.constantFrom("phone", "tired", null),
  moves: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

export const histories: fc.Arbitrary<History> = fc
  .record({
    beginning: fc.constantFrom(...beginnings),
    others: fc.array(fc.constantFrom(...zones), { minLength: 2, maxLength: 2 }),
    people: fc.array(fc.array(step, { minLength: 0, maxLength: 24 }), {
      minLength: PEOPLE,
      maxLength: PEOPLE,
    }),
    accountZone: fc.nat(),
    isMerged: fc.boolean(),
    /** Minutes from the last start to now. */
    sinceLast: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 90 * DAY })),
    off: fc.array(fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 6 }), { maxLength: 3 }),
    restDates: fc.uniqueArray(fc.nat({ max: 60 }), { maxLength: 5 }),
  })
  .map(({ beginning, others, people, off, restDates, ...rest }) => {
    const around = [...beginning.zones, ...others];
    const starts = people.map((steps) => placeSteps(steps, Date.parse(beginning.at)));
    const last = Math.max(Date.parse(beginning.at), ...starts.flat().map((s) => s.startedMs));
    const nowMs = last + rest.sinceLast * MINUTE;
    const sessions = starts.flatMap((steps, person) => buildSessions(steps, person, around, nowMs));
    return {
      sessions,
      nowMs,
      isMerged: rest.isMerged,
      accountZone: around[rest.accountZone % around.length] ?? "UTC",
      rests: {
        weekdays: off.map((days, n) => ({ from: shiftDay(beginning.at, 7 * n - 3), off: days })),
        dates: restDates.map((n) => shiftDay(beginning.at, n)).sort(),
      },
    };
  });

/** Places the sessions one after another, as one person's must be. */
function placeSteps(steps: Step[], beginMs: number) {
  let freeFrom = beginMs;
  return steps.map((step) => {
    const startedMs = freeFrom + step.pause * MINUTE;
    freeFrom = startedMs + step.minutes * MINUTE;
    return { ...step, startedMs };
  });
}

/** Sometimes the person moves to another time zone and stays there. */
function buildSessions(
  steps: (Step & { startedMs: number })[],
  person: number,
  around: string[],
  nowMs: number,
): ModelSession[] {
  let at = person;
  return steps.map(({ startedMs, minutes, activity, room, outcome, share, reason, moves }, n) => {
    if (moves && n % 3 === 2) at += 1;
    const endMs = startedMs + minutes * MINUTE;
    const brokenMs = startedMs + Math.floor(share * minutes * MINUTE);
    const isBroken = outcome === "broken" && brokenMs <= nowMs;
    const isDrifted = outcome === "drifted" && endMs <= nowMs;
    return {
      person,
      activity,
      room,
      startedMs,
      minutes,
      brokenMs: isBroken ? brokenMs : null,
      reason: isBroken ? reason : null,
      driftedMs: isDrifted ? endMs : null,
      timeZone: around[at % around.length] ?? "UTC",
    };
  });
}
