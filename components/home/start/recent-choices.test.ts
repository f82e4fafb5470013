import { expect, test } from "vitest";
import type { FocusSession } from "../../live/session";
import { listRecentChoices } from "./recent-choices";

const NOW = Date.parse("2026-11-20T10:00:00Z");

function build(name: string, minutes: number, facts: Partial<FocusSession> = {}): FocusSession {
  return {
    id: name,
    activity: { id: name, name, color: "blue", isRest: name === "rest" },
    roomSlug: null,
    target: null,
    leaveAlone: null,
    startedAt: NOW,
    plannedEnd: NOW + minutes * 60_000,
    brokenAt: null,
    breakReason: null,
    drifted: false,
    note: null,
    status: "completed",
    localDate: "2026-11-20",
    timeZone: "UTC",
    restartOf: null,
    groupSessionId: null,
    ...facts,
  };
}

test("offers what was started before the last session, each once, without rests", () => {
  const sessions = [
    build("study", 25),
    build("rest", 5),
    build("study", 25),
    build("work", 45, { roomSlug: "thesis" }),
    build("work", 45),
    build("study", 15),
    build("reading", 25),
  ];
  expect(listRecentChoices(sessions)).toEqual([
    { activityId: "work", minutes: 45, roomSlug: "thesis" },
    { activityId: "work", minutes: 45, roomSlug: null },
    { activityId: "study", minutes: 15, roomSlug: null },
  ]);
  expect(listRecentChoices([])).toEqual([]);
});

test("offers a preset instead of a length that was fitted to an end", () => {
  const sessions = [build("study", 25), build("work", 46.2), build("work", 44.3)];
  expect(listRecentChoices(sessions)).toEqual([
    { activityId: "work", minutes: 45, roomSlug: null },
  ]);
});
