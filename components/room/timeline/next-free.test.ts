import { expect, test } from "vitest";
import type { Seat } from "../../live/seat";
import { findJoinableEnd, findNextFree } from "./next-free";

const at = (iso: string) => Date.parse(iso);
const until = (name: string, time: string) => ({
  name,
  plannedEnd: at(`2026-11-20T${time}.000Z`),
});
const nextFree = (...running: ReturnType<typeof until>[]) => {
  const found = findNextFree(running);
  return found && { how: found.how, names: found.first.map(({ name }) => name) };
};

test("finds nobody when nobody is in session", () => {
  expect(nextFree()).toBeNull();
});

test("finds the only member, or the first of several", () => {
  expect(nextFree(until("Mara", "10:50:00"))).toEqual({ how: "alone", names: ["Mara"] });
  expect(nextFree(until("Mara", "10:50:00"), until("Ben", "10:49:59"))).toEqual({
    how: "first",
    names: ["Ben"],
  });
});

test("finds members who finish in the same minute together, whatever the second", () => {
  expect(nextFree(until("Mara", "10:50:01"), until("Ben", "10:50:59"))).toEqual({
    how: "all",
    names: ["Mara", "Ben"],
  });
  expect(
    nextFree(until("Mara", "10:50:01"), until("Ben", "10:50:59"), until("Zoe", "10:51:00")),
  ).toEqual({ how: "some", names: ["Mara", "Ben"] });
});

test("leaves the viewer out, unless everyone finishes together", () => {
  const [you, ben, zoe] = [
    { userId: "you", plannedEnd: at("2026-11-20T10:50:00Z") },
    { userId: "ben", plannedEnd: at("2026-11-20T10:50:30Z") },
    { userId: "zoe", plannedEnd: at("2026-11-20T11:00:00Z") },
  ];
  expect(findNextFree([you], "you")).toBeNull();
  expect(findNextFree([you, zoe], "you")).toBeNull();
  expect(findNextFree([you, ben, zoe], "you")).toBeNull();
  expect(findNextFree([you, ben], "you")?.how).toBe("all");
  expect(findNextFree([ben, zoe], "you")?.first).toEqual([ben]);
});

test("an end can be joined while a session of 5 minutes or more still fits before it", () => {
  const plannedEnd = at("2026-11-20T09:25:00.000Z");
  const seat: Seat = {
    userId: "mara",
    name: "mara",
    role: "member",
    alsoCoaches: false,
    state: "away",
    session: null,
    busyUntil: null,
    recent: [],
  };
  const session = {
    activity: null,
    target: null,
    startedAt: at("2026-11-20T09:00:00.000Z"),
    plannedEnd,
  };
  const running: Seat = { ...seat, state: "running", session };
  expect(findJoinableEnd(running, at("2026-11-20T09:20:00Z"))).toBe(plannedEnd);
  expect(findJoinableEnd(running, at("2026-11-20T09:20:01Z"))).toBeNull();
  const now = at("2026-11-20T09:05:00Z");
  expect(findJoinableEnd({ ...running, state: "resting" }, now)).toBeNull();
  expect(findJoinableEnd(seat, now)).toBeNull();
});
