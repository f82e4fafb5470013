import { describe, expect, it } from "vitest";
import { applySeats, applySnapshot, isCurrent, nextEnd, roomAt } from "./room-store";
import type { RoomState, Seat } from "./seat";

const at = (minute: number, second = 0) => Date.UTC(2026, 10, 20, 10, minute, second);

function seat(userId: string, endsAtMinute?: number): Seat {
  const facts = {
    userId,
    name: userId,
    role: "member" as const,
    alsoCoaches: false,
    busyUntil: null,
    recent: [],
  };
  if (endsAtMinute === undefined) return { ...facts, state: "here", session: null };
  const activity = { name: "Work", color: "blue" as const, isRest: false };
  const session = { activity, target: null, startedAt: at(0), plannedEnd: at(endsAtMinute) };
  return { ...facts, state: "running", session };
}

const room = (version: number, seats: Seat[], minute = 1): RoomState => ({
  room: "chem",
  version,
  serverNow: at(minute),
  seats,
});

const ids = (state: RoomState | undefined) => state?.seats.map(({ userId }) => userId);

describe("a room's state in the browser", () => {
  it("puts running seats first, ordered by end", () => {
    const state = applySnapshot(undefined, room(1, [seat("a"), seat("b", 50), seat("c", 40)]));
    expect(ids(state)).toEqual(["c", "b", "a"]);
  });

  it("replaces only the seats that changed", () => {
    const held = applySnapshot(undefined, room(1, [seat("a"), seat("b", 50)]));
    const next = applySeats(held, room(2, [seat("a", 30)], 2));
    expect(ids(next)).toEqual(["a", "b"]);
    expect(next?.version).toBe(2);
  });

  it("removes seats that are gone", () => {
    const held = applySnapshot(undefined, room(1, [seat("a"), seat("b")]));
    expect(ids(applySeats(held, { ...room(2, [], 2), gone: ["a"] }))).toEqual(["b"]);
  });

  it("ignores a frame that arrives twice", () => {
    const held = applySnapshot(undefined, room(1, [seat("a"), seat("b")]));
    const change = { ...room(2, [seat("b", 30)], 2), gone: ["a"] };
    const once = applySeats(held, change);
    expect(applySeats(once, change)).toEqual(once);
  });

  it("ignores an older version that arrives late", () => {
    const held = applySnapshot(undefined, room(5, [seat("a", 30)], 5));
    const older = { ...room(4, [seat("a")]), serverNow: at(5, 1) };
    expect(applySeats(held, older)).toBe(held);
    expect(applySnapshot(held, older)).toBe(held);
  });

  it("accepts the lower version of a restored database, and those after it", () => {
    const held = applySnapshot(undefined, room(500, [seat("a", 30)], 5));
    const back = applySnapshot(held, room(90, [seat("b")], 9));
    expect([ids(back), back.version]).toEqual([["b"], 90]);
    expect(isCurrent(back, held)).toBe(false);
    expect(applySeats(back, room(91, [seat("c")], 9))?.version).toBe(91);
  });

  it("orders presence changes, which have no version of their own, by the server's time", () => {
    const held = applySnapshot(undefined, room(5, [seat("a")], 5));
    const away = { ...seat("a"), state: "away" as const };
    expect(applySeats(held, room(5, [away], 6))?.seats[0]?.state).toBe("away");
    expect(applySeats(held, room(5, [away], 4))).toBe(held);
  });

  it("ignores changes before the first snapshot", () => {
    expect(applySeats(undefined, room(2, [seat("a")]))).toBeUndefined();
  });
});

describe("a room as time passes", () => {
  const held = applySnapshot(undefined, room(1, [seat("a", 30), seat("b", 40), seat("c")]));

  it("stays the same object until a session ends", () => {
    expect(roomAt(held, at(30) - 1)).toBe(held);
  });

  it("completes a session at the instant of its planned end", () => {
    const state = roomAt(held, at(30));
    expect(ids(state)).toEqual(["b", "a", "c"]);
    const [, finished] = state.seats;
    expect(finished).toMatchObject({ state: "here", session: null });
    expect(finished?.recent).toMatchObject([{ status: "completed", plannedEnd: at(30) }]);
  });

  it("clears the busy time of a session that is not shown", () => {
    const busy = { ...seat("d"), state: "away" as const, busyUntil: at(20) };
    const state = applySnapshot(undefined, room(1, [busy]));
    expect(nextEnd(state, at(0))).toBe(at(20));
    expect(roomAt(state, at(20) - 1)).toBe(state);
    expect(roomAt(state, at(20)).seats).toEqual([{ ...busy, busyUntil: null }]);
  });

  it("finds when the next session ends, and null when none runs", () => {
    expect(nextEnd(held, at(0))).toBe(at(30));
    expect(nextEnd(held, at(30))).toBe(at(40));
    expect(nextEnd(held, at(40))).toBeNull();
  });
});
