import { expect, test } from "vitest";
import { isRemindedOf, listWatchedRooms } from "./reminder-rules";

const START = Date.parse("2026-11-20T21:00:00.000Z");
const at = (minutes: number) => START + minutes * 60_000;

const joined = {
  roomSlug: "chem",
  next: {
    date: "2026-11-20",
    startsAt: "2026-11-20T21:00:00.000Z",
    endsAt: "2026-11-20T21:45:00.000Z",
  },
  own: { activityId: "study", target: null, status: null, problem: null },
};
const notJoined = { ...joined, own: null };
const settled = { ...joined, own: { ...joined.own, status: "present" as const } };

test("the room is watched from ten minutes before a joined start until its outcome is known", () => {
  const watched = (session: Parameters<typeof listWatchedRooms>[0][number], minutes: number) =>
    listWatchedRooms([session], at(minutes));
  expect(watched(joined, -11)).toEqual([]);
  expect(watched(joined, -10)).toEqual(["chem"]);
  expect(watched(joined, 1)).toEqual(["chem"]);
  expect(watched(joined, 2)).toEqual([]);
  expect(watched(settled, 0)).toEqual([]);
  expect(watched(notJoined, -1)).toEqual([]);
});

test("a room with two joined starts is watched once", () => {
  expect(listWatchedRooms([joined, joined], at(-1))).toEqual(["chem"]);
});

test("the reminder is for the last five minutes before a joined start", () => {
  expect(isRemindedOf(joined, at(-6))).toBe(false);
  expect(isRemindedOf(joined, at(-5))).toBe(true);
  expect(isRemindedOf(joined, at(0))).toBe(false);
  expect(isRemindedOf(notJoined, at(-1))).toBe(false);
});
