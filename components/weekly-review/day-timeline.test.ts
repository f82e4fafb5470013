import { expect, it } from "vitest";
import type { FocusSession } from "@/domain/api/wire";
import { dayStart, hoursOf, marksOfDay, onTheWall } from "./day-timeline";

const HOUR = 3_600_000;

const session = (part: Partial<FocusSession>): FocusSession => ({
  id: part.startedAt ?? "one",
  activity: { id: "a", name: "Reading", color: "pink", isRest: false },
  roomSlug: null,
  target: null,
  startedAt: "2026-11-17T09:00:00.000Z",
  plannedEnd: "2026-11-17T09:25:00.000Z",
  brokenAt: null,
  breakReason: null,
  drifted: false,
  note: null,
  status: "completed",
  localDate: "2026-11-17",
  timeZone: "UTC",
  restartOf: null,
  ...part,
});

it("lays a session on the clock of the place where it was", () => {
  const there = onTheWall(
    session({
      startedAt: "2026-11-16T22:30:20.000Z",
      plannedEnd: "2026-11-16T23:00:20.000Z",
      brokenAt: "2026-11-16T22:40:20.000Z",
      timeZone: "Asia/Tokyo",
    }),
  );
  expect(there.session.startedAt).toBe("2026-11-17T07:30:20.000Z");
  expect(there.session.brokenAt).toBe("2026-11-17T07:40:20.000Z");
  expect(there.session.plannedEnd).toBe("2026-11-17T08:00:20.000Z");
  expect(there.shiftMs).toBe(9 * HOUR);
});

it("keeps the length of a session over the hour that the clock is put forward", () => {
  const over = onTheWall(
    session({
      startedAt: "2026-03-29T00:30:00.000Z",
      plannedEnd: "2026-03-29T02:00:00.000Z",
      localDate: "2026-03-29",
      timeZone: "Europe/Berlin",
    }),
  );
  expect(over.session.startedAt).toBe("2026-03-29T01:30:00.000Z");
  expect(over.session.plannedEnd).toBe("2026-03-29T03:00:00.000Z");
});

it("shows the usual hours of an empty week", () => {
  expect(hoursOf([])).toEqual({ from: 8 * HOUR, to: 20 * HOUR });
});

it("reaches back to the earliest start and on past midnight to the latest end", () => {
  const early = onTheWall(session({ startedAt: "2026-11-17T05:50:00.000Z" }));
  const late = onTheWall(
    session({ startedAt: "2026-11-17T23:50:00.000Z", plannedEnd: "2026-11-18T00:40:00.000Z" }),
  );
  expect(hoursOf([early, late])).toEqual({ from: 5 * HOUR, to: 25 * HOUR });
});

it("draws a day: completed whole, broken to its minute, running by its own clock", () => {
  const window = { from: dayStart("2026-11-17"), to: dayStart("2026-11-18") };
  const timeZone = "Asia/Tokyo";
  const broken = session({
    startedAt: "2026-11-17T00:00:00.000Z",
    plannedEnd: "2026-11-17T01:00:00.000Z",
    brokenAt: "2026-11-17T00:30:00.000Z",
    status: "broken",
    timeZone,
  });
  const running = session({
    startedAt: "2026-11-17T03:00:00.000Z",
    plannedEnd: "2026-11-17T04:00:00.000Z",
    status: "running",
    timeZone,
  });
  const now = Date.parse("2026-11-17T03:30:00.000Z");
  const marks = marksOfDay([running, broken].map(onTheWall), window, now);
  expect(marks.map(({ key, kind }) => [key, kind])).toEqual([
    [running.id, "running"],
    [broken.id, "broken"],
  ]);
  expect(marks[1]?.done).toMatchObject({ left: 37.5, width: 2.0833 });
  expect(marks[1]?.lost).toMatchObject({ left: 39.5833, width: 2.0834 });
});

it("tells two sessions apart that stood at the same time of day", () => {
  const zone = { localDate: "2026-10-25", timeZone: "Europe/Berlin" };
  const first = session({
    startedAt: "2026-10-25T00:30:00.000Z",
    plannedEnd: "2026-10-25T01:00:00.000Z",
    ...zone,
  });
  const second = session({
    startedAt: "2026-10-25T01:30:00.000Z",
    plannedEnd: "2026-10-25T02:00:00.000Z",
    ...zone,
  });
  const window = { from: dayStart("2026-10-25"), to: dayStart("2026-10-26") };
  const marks = marksOfDay([first, second].map(onTheWall), window, Date.parse("2026-11-01"));
  expect(new Set(marks.map(({ key }) => key)).size).toBe(2);
});
