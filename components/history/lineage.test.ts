import { expect, it } from "vitest";
import type { FocusSession } from "@/domain/api/wire";
import { lineageAmong, reachesOut } from "./lineage";

const session = (id: string, part: Partial<FocusSession> = {}): FocusSession => ({
  id,
  activity: { id: "a", name: "Reading", color: "pink", isRest: false },
  roomSlug: null,
  target: null,
  startedAt: `2026-11-17T${id}:00.000Z`,
  plannedEnd: "2026-11-17T23:00:00.000Z",
  brokenAt: null,
  breakReason: null,
  drifted: false,
  note: null,
  status: "completed",
  localDate: "2026-11-17",
  timeZone: "UTC",
  restartOf: null,
  ...part,
});

const first = session("09:00", { status: "broken" });
const second = session("09:30", { status: "broken", restartOf: first.id });
const third = session("10:00", { restartOf: second.id });
const alone = { restartOf: null, restartedBy: null };

it("knows both ends of each restart in a chain", () => {
  const lineage = lineageAmong([third, second, first]);
  expect(lineage(first)).toEqual({ restartOf: null, restartedBy: second });
  expect(lineage(second)).toEqual({ restartOf: first, restartedBy: third });
  expect(lineage(third)).toEqual({ restartOf: second, restartedBy: null });
});

it("names the first of two restarts of the same session, in whatever order they come", () => {
  const later = session("11:00", { restartOf: first.id });
  expect(lineageAmong([later, second, first])(first).restartedBy).toBe(second);
  expect(lineageAmong([first, second, later])(first).restartedBy).toBe(second);
});

it("reaches out to what a session restarted further down", () => {
  expect(reachesOut(third, lineageAmong([third])(third), {})).toBe(true);
  expect(reachesOut(third, lineageAmong([third, second])(third), {})).toBe(false);
});

it("reaches out for what restarted a session only where a filter may leave it out", () => {
  expect(reachesOut(first, alone, {})).toBe(false);
  expect(reachesOut(first, alone, { from: "2026-11-17" })).toBe(false);
  expect(reachesOut(first, alone, { to: "2026-11-18" })).toBe(false);
  expect(reachesOut(first, alone, { to: "2026-11-17" })).toBe(true);
  expect(reachesOut(first, alone, { status: "broken" })).toBe(true);
  expect(reachesOut(session("12:00"), alone, { status: "completed" })).toBe(false);
});
