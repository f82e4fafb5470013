import { expect, test } from "vitest";
import type { RecentSession, Seat } from "../live/seat";
import { seatSessions, splitSeats } from "./seat-rows";

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

test("names members without a visible session below the timeline, but never the viewer", () => {
  const seats = [
    seat("mara", { state: "running", session: ended }),
    seat("ada", { state: "here", recent: [ended] }),
    seat("sam", { state: "here" }),
    seat("you"),
    seat("lena"),
  ];
  const split = splitSeats(seats, "you", at("2026-11-20T09:10:00Z"));
  expect(names(split.rows)).toEqual(["mara", "ada", "you"]);
  expect(names(split.here)).toEqual(["sam"]);
  expect(names(split.away)).toEqual(["lena"]);
});

test("names busy members before available ones, soonest free first", () => {
  const split = splitSeats(
    [
      seat("late", { busyUntil: at("2026-11-20T11:00:00Z") }),
      seat("soon", { busyUntil: at("2026-11-20T10:00:00Z"), state: "here" }),
      seat("ada", { busyUntil: at("2026-11-20T10:00:00Z"), recent: [ended] }),
      seat("sam", { state: "here" }),
    ],
    "you",
    at("2026-11-20T09:10:00Z"),
  );
  expect(names(split.rows)).toEqual(["ada"]);
  expect(names(split.busy)).toEqual(["soon", "late"]);
  expect(names(split.here)).toEqual(["sam"]);
});

test("moves a member below the timeline once their last session has left it", () => {
  const split = splitSeats([seat("ada", { recent: [ended] })], "you", at("2026-11-20T09:25:00Z"));
  expect(names(split.away)).toEqual(["ada"]);
});

test("puts the running session after the ended ones", () => {
  const { activity, target, startedAt, plannedEnd } = ended;
  const later = { activity, target, startedAt, plannedEnd };
  const drawn = seatSessions(seat("mara", { session: later, recent: [ended] }));
  expect(drawn.map((session) => session.status)).toEqual(["completed", "running"]);
});
