import { expect, test } from "vitest";
import { findNextGroupSessions } from "./next-rules";

const NOW = Date.parse("2026-11-20T21:00:00.000Z");
const own = { activityId: "study", target: null, status: null, problem: null };

/** A group session of 45 minutes that starts in `minutes`. */
function at(minutes: number, facts: { own?: typeof own; state?: "missed" } = {}) {
  const instant = (after: number) => new Date(NOW + after * 60_000).toISOString();
  return {
    id: `${minutes}`,
    next: { date: "2026-11-20", startsAt: instant(minutes), endsAt: instant(minutes + 45) },
    state: minutes > 0 ? ("upcoming" as const) : ("running" as const),
    own: null,
    ...facts,
  };
}
const find = (...sessions: ReturnType<typeof at>[]) =>
  findNextGroupSessions(sessions, NOW).map(({ id }) => id);

test("shows only the next of several group sessions", () => {
  expect(find()).toEqual([]);
  expect(find(at(10), at(20), at(30))).toEqual(["10"]);
});

test("shows the next that the user joined beside an earlier one", () => {
  expect(find(at(10), at(20), at(30, { own }))).toEqual(["10", "30"]);
  expect(find(at(10, { own }), at(20, { own }))).toEqual(["10"]);
});

test("shows one that runs while it can be joined, and none that was missed", () => {
  expect(find(at(-40), at(10))).toEqual(["-40", "10"]);
  expect(find(at(-41), at(10))).toEqual(["10"]);
  expect(find(at(-5, { state: "missed" }))).toEqual([]);
});
