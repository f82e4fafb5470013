import { expect, test } from "vitest";
import type { RecentSession, Seat } from "../live/seat";
import { findStartsAndEnds } from "./starts-and-ends";

const session = {
  activity: { name: "Study", color: "amber" as const, isRest: false },
  target: null,
  startedAt: 1_000,
  plannedEnd: 2_000,
};
const ended = (status: RecentSession["status"]): RecentSession => ({
  ...session,
  brokenAt: status === "broken" ? 1_500 : null,
  status,
});
const seat = (userId: string, rest: Partial<Seat> = {}): Seat => ({
  userId,
  name: userId,
  role: "member",
  alsoCoaches: false,
  state: "here",
  session: null,
  busyUntil: null,
  recent: [],
  ...rest,
});
const running = seat("mara", { state: "running", session });
const kinds = (before: Seat[], after: Seat[]) =>
  findStartsAndEnds(before, after, "you").map(({ name, kind, activity }) => [name, kind, activity]);

test("finds a member who started, with the activity they share", () => {
  expect(kinds([seat("mara")], [running])).toEqual([["mara", "started", "Study"]]);
  const hidden = { ...running, session: { ...session, activity: null } };
  expect(kinds([seat("mara")], [hidden])).toEqual([["mara", "started", null]]);
});

test("tells a session that ended early from one that was completed", () => {
  expect(kinds([running], [seat("mara", { recent: [ended("completed")] })])).toEqual([
    ["mara", "finished", null],
  ]);
  expect(kinds([running], [seat("mara", { recent: [ended("broken")] })])).toEqual([
    ["mara", "endedEarly", null],
  ]);
});

test("finds both when a member starts again at once", () => {
  const again = seat("mara", {
    state: "running",
    session: { ...session, startedAt: 2_000, plannedEnd: 3_000 },
    recent: [ended("completed")],
  });
  expect(kinds([running], [again]).map(([, kind]) => kind)).toEqual(["finished", "started"]);
});

test("says nothing of rests, arrivals, the viewer, or a session that goes on", () => {
  const resting = seat("mara", { state: "resting", session });
  expect(kinds([seat("mara")], [resting])).toEqual([]);
  expect(kinds([], [running])).toEqual([]);
  expect(kinds([seat("mara", { state: "away" })], [seat("mara")])).toEqual([]);
  expect(kinds([running], [{ ...running, recent: [ended("completed")] }])).toEqual([]);
  expect(findStartsAndEnds([seat("mara")], [running], "mara")).toEqual([]);
});
