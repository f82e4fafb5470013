import { expect, it } from "vitest";
import type { FocusSession } from "../live/session";
import { buildLineages, isLineageIncomplete } from "./lineage";

const session = (id: string, part: Partial<FocusSession> = {}): FocusSession => ({
  id,
  activity: { id: "a", name: "Reading", color: "pink", isRest: false },
  roomSlug: null,
  target: null,
  leaveAlone: null,
  startedAt: Date.parse(`2026-11-17T${id}:00.000Z`),
  plannedEnd: Date.parse("2026-11-17T23:00:00.000Z"),
  brokenAt: null,
  breakReason: null,
  drifted: false,
  note: null,
  status: "completed",
  localDate: "2026-11-17",
  timeZone: "UTC",
  restartOf: null,
  groupSessionId: null,
  ...part,
});

const first = session("09:00", { status: "broken" });
const second = session("09:30", { status: "broken", restartOf: first.id });
const third = session("10:00", { restartOf: second.id });
const alone = { restartOf: null, restartedBy: null };

it("finds both ends of each restart in a chain", () => {
  const lineage = buildLineages([third, second, first]);
  expect(lineage(first)).toEqual({ restartOf: null, restartedBy: second });
  expect(lineage(second)).toEqual({ restartOf: first, restartedBy: third });
  expect(lineage(third)).toEqual({ restartOf: second, restartedBy: null });
});

it("finds the first of two restarts of the same session, in any order", () => {
  const later = session("11:00", { restartOf: first.id });
  expect(buildLineages([later, second, first])(first).restartedBy).toBe(second);
  expect(buildLineages([first, second, later])(first).restartedBy).toBe(second);
});

it("is incomplete when the restarted session is not listed", () => {
  expect(isLineageIncomplete(third, buildLineages([third])(third), {})).toBe(true);
  expect(isLineageIncomplete(third, buildLineages([third, second])(third), {})).toBe(false);
});

it("is incomplete without a restart only where the filter may exclude it", () => {
  expect(isLineageIncomplete(first, alone, {})).toBe(false);
  expect(isLineageIncomplete(first, alone, { from: "2026-11-17" })).toBe(false);
  expect(isLineageIncomplete(first, alone, { to: "2026-11-18" })).toBe(false);
  expect(isLineageIncomplete(first, alone, { to: "2026-11-17" })).toBe(true);
  expect(isLineageIncomplete(first, alone, { status: "broken" })).toBe(true);
  expect(isLineageIncomplete(session("12:00"), alone, { status: "completed" })).toBe(false);
});
