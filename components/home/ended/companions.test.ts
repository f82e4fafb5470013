import { expect, test } from "vitest";
import type { RecentSession, Seat } from "../../live/seat";
import { findCompanions } from "./companions";

const MINUTE = 60_000;
const START = Date.parse("2026-11-20T10:00:00Z");
const at = (minute: number) => START + minute * MINUTE;

const own = {
  startedAt: START,
  plannedEnd: at(25),
  brokenAt: null,
  status: "completed",
} as const;

function session(from: number, to: number, facts: Partial<RecentSession> = {}): RecentSession {
  return {
    activity: { name: "Reading", color: "green", isRest: false },
    target: null,
    startedAt: at(from),
    plannedEnd: at(to),
    brokenAt: null,
    status: "completed",
    ...facts,
  };
}

const seat = (name: string, recent: RecentSession[], facts: Partial<Seat> = {}): Seat => ({
  userId: name,
  name,
  role: "member",
  alsoCoaches: false,
  state: "here",
  session: null,
  busyUntil: null,
  recent,
  ...facts,
});

const find = (...seats: Seat[]) => findCompanions(own, seats, "me");

test("finds who finished together, and since when", () => {
  expect(find(seat("Sam", [session(3, 25)]), seat("Priya", [session(-5, 25)]))).toEqual([
    expect.objectContaining({ name: "Priya", from: at(0), to: at(25), joinedAt: null }),
    expect.objectContaining({ name: "Sam", from: at(3), joinedAt: at(3), finishedTogether: true }),
  ]);
});

test("finds who still focuses and who finished before, after those who finished together", () => {
  const { plannedEnd, startedAt } = session(20, 60);
  const running = { activity: null, target: null, startedAt, plannedEnd };
  const found = find(
    seat("Lena", [], { state: "running", session: running }),
    seat("Aiyana", [session(-10, 15)]),
    seat("Sam", [session(10, 25.5)]),
  );
  expect(found.map(({ name, finishedTogether }) => [name, finishedTogether])).toEqual([
    ["Sam", true],
    ["Aiyana", false],
    ["Lena", false],
  ]);
  expect(found[2]).toMatchObject({ activity: null, from: at(20), to: at(25) });
});

test("leaves out oneself, rests, early ends, and sessions at other times", () => {
  const rest = { name: "Rest", color: "blue", isRest: true } as const;
  const { activity: _, ...timeless } = session(0, 25);
  expect(
    find(
      seat("me", [session(0, 25)]),
      seat("Teo", [session(0, 25, { activity: rest })]),
      seat("Ben", [{ ...timeless, activity: null, status: "broken", brokenAt: at(20) }]),
      seat("Zoe", [session(-40, 0.5)]),
    ),
  ).toEqual([]);
});

test("nobody finishes together with a session that ended early", () => {
  const broken = { ...own, brokenAt: at(12), status: "broken" } as const;
  expect(findCompanions(broken, [seat("Sam", [session(0, 12)])], "me")).toEqual([
    expect.objectContaining({ name: "Sam", to: at(12), finishedTogether: false }),
  ]);
});
