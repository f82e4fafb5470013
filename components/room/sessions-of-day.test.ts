import { expect, test } from "vitest";
import type { RecentSession } from "../live/seat";
import { listSessionsOfDay } from "./sessions-of-day";

const BERLIN = "Europe/Berlin";
const at = (local: string) => Date.parse(`${local}:00.000+01:00`);

/** A session of 25 minutes, as a live seat has it. */
function session(local: string, rest: Partial<RecentSession> = {}): RecentSession {
  const startedAt = at(local);
  const plannedEnd = startedAt + 25 * 60_000;
  const facts = { activity: null, target: null, brokenAt: null, status: "completed" as const };
  return { ...facts, startedAt, plannedEnd, ...rest };
}

/** The same session as it is read for the day. */
function asRead({ target: _, startedAt, plannedEnd, ...rest }: RecentSession) {
  const iso = (ms: number) => new Date(ms).toISOString();
  return { ...rest, startedAt: iso(startedAt), plannedEnd: iso(plannedEnd), brokenAt: null };
}

const day = { day: "2026-11-21", zone: BERLIN };

test("leaves out what the seat still has of the day before", () => {
  const evening = session("2026-11-20T23:20");
  const afterMidnight = session("2026-11-21T00:05");
  expect(listSessionsOfDay([], [evening, afterMidnight], day)).toEqual([afterMidnight]);
  expect(listSessionsOfDay([], [evening], { ...day, day: "2026-11-20" })).toEqual([evening]);
  // In London the session after midnight belongs to the evening before.
  expect(listSessionsOfDay([], [afterMidnight], { ...day, zone: "Europe/London" })).toEqual([]);
});

test("shows a session that runs over midnight on both days", () => {
  const running = session("2026-11-20T23:50", { status: "running" });
  for (const date of ["2026-11-20", "2026-11-21"]) {
    expect(listSessionsOfDay([], [running], { ...day, day: date })).toEqual([running]);
  }
});

test("takes the seat's newer state of a session that was read, and keeps the order", () => {
  const morning = session("2026-11-21T08:00");
  const running = session("2026-11-21T09:00", { status: "running", target: "Chapter 4" });
  const read = [asRead(session("2026-11-21T09:00")), asRead(morning)];
  expect(listSessionsOfDay(read, [running], day)).toEqual([morning, running]);
});
