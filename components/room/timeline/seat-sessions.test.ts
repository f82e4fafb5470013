import { expect, test } from "vitest";
import type { RecentSession, Seat } from "@/domain/api/wire";
import { endToShare, sessionsOf, splitSeats } from "./seat-sessions";

const ended: RecentSession = {
  activity: null,
  target: null,
  startedAt: "2026-11-20T09:00:00.000Z",
  plannedEnd: "2026-11-20T09:25:00.000Z",
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

test("whoever has nothing on the line is named under it, the viewer never", () => {
  const seats = [
    seat("mara", { state: "running", session: ended }),
    seat("ada", { state: "here", recent: [ended] }),
    seat("sam", { state: "here" }),
    seat("you"),
    seat("lena"),
  ];
  const split = splitSeats(seats, "you", Date.parse("2026-11-20T09:10:00Z"));
  expect(names(split.rows)).toEqual(["mara", "ada", "you"]);
  expect(names(split.here)).toEqual(["sam"]);
  expect(names(split.away)).toEqual(["lena"]);
});

test("who is busy is named under the line before who is here, whoever surfaces first in front", () => {
  const split = splitSeats(
    [
      seat("late", { busyUntil: "2026-11-20T11:00:00Z" }),
      seat("soon", { busyUntil: "2026-11-20T10:00:00Z", state: "here" }),
      seat("ada", { busyUntil: "2026-11-20T10:00:00Z", recent: [ended] }),
      seat("sam", { state: "here" }),
    ],
    "you",
    Date.parse("2026-11-20T09:10:00Z"),
  );
  expect(names(split.rows)).toEqual(["ada"]);
  expect(names(split.busy)).toEqual(["soon", "late"]);
  expect(names(split.here)).toEqual(["sam"]);
});

test("a row whose last session has left the line joins those under it", () => {
  const split = splitSeats(
    [seat("ada", { recent: [ended] })],
    "you",
    Date.parse("2026-11-20T09:25:00Z"),
  );
  expect(names(split.away)).toEqual(["ada"]);
});

test("what runs stands after what has ended", () => {
  const { activity, target, startedAt, plannedEnd } = ended;
  const later = { activity, target, startedAt, plannedEnd };
  const drawn = sessionsOf(seat("mara", { session: later, recent: [ended] }));
  expect(drawn.map((session) => session.status)).toEqual(["completed", "running"]);
});

test("an end can be shared while a session of 5 minutes or more still fits before it", () => {
  const session = { activity: null, target: null, startedAt: "", plannedEnd: ended.plannedEnd };
  const running = seat("mara", { state: "running", session });
  expect(endToShare(running, Date.parse("2026-11-20T09:20:00Z"))).toBe(ended.plannedEnd);
  expect(endToShare(running, Date.parse("2026-11-20T09:20:01Z"))).toBeNull();
  const now = Date.parse("2026-11-20T09:05:00Z");
  expect(endToShare({ ...running, state: "resting" }, now)).toBeNull();
  expect(endToShare(seat("sam"), now)).toBeNull();
});
