import { expect, it } from "vitest";
import type { CurrentSession, FocusSession } from "@/domain/api/focus-session";
import type { Seat } from "@/domain/api/room-state";
import { parseFrame } from "./frames";
import { nothingRuns, room } from "./testing/frames";

const START = Date.parse("2026-11-20T10:00:00.000Z");
const at = (minute: number) => START + minute * 60_000;
const iso = (minute: number) => new Date(at(minute)).toISOString();

const activity = { name: "Work", color: "blue", isRest: false } as const;
const seat: Seat = {
  userId: "mara",
  name: "Mara",
  role: "member",
  alsoCoaches: false,
  state: "running",
  session: { activity, target: null, startedAt: iso(30), plannedEnd: iso(55) },
  busyUntil: null,
  recent: [
    {
      activity,
      target: null,
      startedAt: iso(0),
      plannedEnd: iso(25),
      brokenAt: iso(10),
      status: "broken",
    },
  ],
};

it("parses the instants of all seats, and keeps who left", () => {
  const busy: Seat = { ...seat, session: null, recent: [], busyUntil: iso(40) };
  const change = { ...room(2), serverNow: iso(31), seats: [seat, busy], gone: ["ben"] };
  expect(parseFrame("seats", JSON.stringify(change))).toEqual({
    event: "seats",
    data: {
      ...room(2),
      serverNow: at(31),
      gone: ["ben"],
      seats: [
        {
          ...seat,
          session: { activity, target: null, startedAt: at(30), plannedEnd: at(55) },
          recent: [
            {
              activity,
              target: null,
              startedAt: at(0),
              plannedEnd: at(25),
              brokenAt: at(10),
              status: "broken",
            },
          ],
        },
        { ...busy, busyUntil: at(40) },
      ],
    },
  });
});

it("parses the instants of the user's own session", () => {
  const session: FocusSession = {
    id: "one",
    activity: { ...activity, id: "a" },
    roomSlug: null,
    target: null,
    leaveAlone: null,
    startedAt: iso(0),
    plannedEnd: iso(25),
    brokenAt: null,
    breakReason: null,
    drifted: false,
    note: null,
    status: "running",
    localDate: "2026-11-20",
    timeZone: "UTC",
    restartOf: null,
    groupSessionId: null,
  };
  const current: CurrentSession = { session, serverNow: iso(1) };
  expect(parseFrame("me", JSON.stringify(current))).toEqual({
    event: "me",
    data: { session: { ...session, startedAt: at(0), plannedEnd: at(25) }, serverNow: at(1) },
  });
});

it("parses that no session runs", () => {
  expect(parseFrame("me", JSON.stringify(nothingRuns(5)))).toEqual({
    event: "me",
    data: { session: null, serverNow: 5_000 },
  });
});

it("parses that group sessions of one room, or of any room, changed", () => {
  for (const data of [{ room: "chem" }, { room: null }]) {
    expect(parseFrame("groupSessions", JSON.stringify(data))).toEqual({
      event: "groupSessions",
      data,
    });
  }
});
