import { expect, test } from "vitest";
import type { RecentSession, Seat } from "../live/seat";
import { hasJustFinished, orderRows, seatSessions } from "./seat-rows";

const at = (iso: string) => Date.parse(iso);
const ended: RecentSession = {
  activity: null,
  target: null,
  startedAt: at("2026-11-20T09:00:00.000Z"),
  plannedEnd: at("2026-11-20T09:25:00.000Z"),
  brokenAt: null,
  status: "completed",
};
const seat = (userId: string, rest: Partial<Seat> = {}): Seat => ({
  userId,
  name: userId,
  role: "member",
  alsoCoaches: false,
  state: "away",
  session: null,
  busyUntil: null,
  recent: [],
  ...rest,
});
const names = (seats: Seat[]) => seats.map((s) => s.userId);

test("the viewer comes first, then who the viewer follows, each in the order of the seats", () => {
  const seats = [
    seat("mara", { state: "running", session: ended }),
    seat("ada"),
    seat("you"),
    seat("sam"),
  ];
  expect(names(orderRows(seats, "you", new Set()))).toEqual(["you", "mara", "ada", "sam"]);
  expect(names(orderRows(seats, "you", new Set(["sam", "ada"])))).toEqual([
    "you",
    "ada",
    "sam",
    "mara",
  ]);
});

test("a member has just finished for five minutes after a completed session", () => {
  const here = seat("ada", { state: "here", recent: [ended] });
  const after = (minutes: number, rest: Partial<Seat> = {}) =>
    hasJustFinished({ ...here, ...rest }, ended.plannedEnd + minutes * 60_000);
  expect(after(4)).toBe(true);
  expect(after(5)).toBe(false);
  expect(after(1, { state: "away" })).toBe(false);
  expect(after(1, { busyUntil: ended.plannedEnd + 3_600_000 })).toBe(false);
  expect(after(1, { recent: [{ ...ended, status: "broken", brokenAt: ended.plannedEnd }] })).toBe(
    false,
  );
  expect(after(1, { recent: [] })).toBe(false);
});

test("puts the running session after the ended ones", () => {
  const { activity, target, startedAt, plannedEnd } = ended;
  const later = { activity, target, startedAt, plannedEnd };
  const drawn = seatSessions(seat("mara", { session: later, recent: [ended] }));
  expect(drawn.map((session) => session.status)).toEqual(["completed", "running"]);
});
