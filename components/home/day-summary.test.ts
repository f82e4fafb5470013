import { expect, it } from "vitest";
import type { FocusSession } from "../live/session";
import { summarizeDay } from "./day-summary";

const START = Date.parse("2026-11-20T10:00:00Z");

function session(facts: { startMinute: number; minutes: number } & Partial<FocusSession>) {
  const { startMinute, minutes, ...rest } = facts;
  const startedAt = START + startMinute * 60_000;
  return {
    id: `${startMinute}`,
    activity: { id: "a", name: "Work", color: "blue", isRest: false },
    roomSlug: null,
    target: null,
    leaveAlone: null,
    startedAt,
    plannedEnd: startedAt + minutes * 60_000,
    brokenAt: null,
    breakReason: null,
    drifted: false,
    note: null,
    status: "running",
    localDate: "2026-11-20",
    timeZone: "UTC",
    restartOf: null,
    groupSessionId: null,
    ...rest,
  } satisfies FocusSession;
}

it("counts completed and broken sessions, and focus time of completed ones only", () => {
  const rest = { id: "r", name: "Rest", color: "teal", isRest: true } as const;
  const day = [
    session({ startMinute: 0, minutes: 25 }),
    session({ startMinute: 30, minutes: 25 }),
    session({
      startMinute: 60,
      minutes: 60,
      brokenAt: START + 70 * 60_000,
    }),
    session({ startMinute: 80, minutes: 45, drifted: true }),
    session({ startMinute: 130, minutes: 15, activity: rest }),
    session({ startMinute: 150, minutes: 25 }),
  ];
  expect(summarizeDay(day, START + 160 * 60_000)).toEqual({
    completed: 2,
    focusMinutes: 50,
    broken: 2,
  });
});

it("counts a running session from the instant of its planned end", () => {
  const day = [session({ startMinute: 0, minutes: 25 })];
  const end = START + 25 * 60_000;
  expect(summarizeDay(day, end - 1).completed).toBe(0);
  expect(summarizeDay(day, end)).toEqual({ completed: 1, focusMinutes: 25, broken: 0 });
});
