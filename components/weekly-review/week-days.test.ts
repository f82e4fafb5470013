import { expect, it } from "vitest";
import { dayStart } from "@/domain/time/period";
import type { FocusSession } from "../live/session";
import {
  buildDayMarks,
  buildWeekDays,
  findHours,
  toWallSession,
  type WeekReview,
} from "./week-days";

const HOUR = 3_600_000;
const at = (iso: string) => Date.parse(iso);

const session = (part: Partial<FocusSession>): FocusSession => ({
  id: String(part.startedAt ?? "one"),
  activity: { id: "a", name: "Reading", color: "pink", isRest: false },
  roomSlug: null,
  target: null,
  leaveAlone: null,
  startedAt: at("2026-11-17T09:00:00.000Z"),
  plannedEnd: at("2026-11-17T09:25:00.000Z"),
  brokenAt: null,
  breakReason: null,
  drifted: false,
  note: null,
  status: "completed",
  localDate: "2026-11-17",
  timeZone: "UTC",
  restartOf: null,
  groupSessionId: null,
  ...part,
});

it("shifts a session to the wall clock of its place", () => {
  const there = toWallSession(
    session({
      startedAt: at("2026-11-16T22:30:20.000Z"),
      plannedEnd: at("2026-11-16T23:00:20.000Z"),
      brokenAt: at("2026-11-16T22:40:20.000Z"),
      timeZone: "Asia/Tokyo",
    }),
  );
  expect(there.session.startedAt).toBe(at("2026-11-17T07:30:20.000Z"));
  expect(there.session.brokenAt).toBe(at("2026-11-17T07:40:20.000Z"));
  expect(there.session.plannedEnd).toBe(at("2026-11-17T08:00:20.000Z"));
  expect(there.shiftMs).toBe(9 * HOUR);
});

it("keeps the length of a session when the clocks go forward", () => {
  const over = toWallSession(
    session({
      startedAt: at("2026-03-29T00:30:00.000Z"),
      plannedEnd: at("2026-03-29T02:00:00.000Z"),
      localDate: "2026-03-29",
      timeZone: "Europe/Berlin",
    }),
  );
  expect(over.session.startedAt).toBe(at("2026-03-29T01:30:00.000Z"));
  expect(over.session.plannedEnd).toBe(at("2026-03-29T03:00:00.000Z"));
});

it("covers the usual hours of an empty week", () => {
  expect(findHours([])).toEqual({ from: 8 * HOUR, to: 20 * HOUR });
});

it("covers the earliest start and the latest end, past midnight too", () => {
  const early = toWallSession(session({ startedAt: at("2026-11-17T05:50:00.000Z") }));
  const late = toWallSession(
    session({
      startedAt: at("2026-11-17T23:50:00.000Z"),
      plannedEnd: at("2026-11-18T00:40:00.000Z"),
    }),
  );
  expect(findHours([early, late])).toEqual({ from: 5 * HOUR, to: 25 * HOUR });
});

it("marks running sessions by their own clock and broken ones up to their end", () => {
  const window = { from: dayStart("2026-11-17"), to: dayStart("2026-11-18") };
  const timeZone = "Asia/Tokyo";
  const broken = session({
    startedAt: at("2026-11-17T00:00:00.000Z"),
    plannedEnd: at("2026-11-17T01:00:00.000Z"),
    brokenAt: at("2026-11-17T00:30:00.000Z"),
    status: "broken",
    timeZone,
  });
  const running = session({
    startedAt: at("2026-11-17T03:00:00.000Z"),
    plannedEnd: at("2026-11-17T04:00:00.000Z"),
    status: "running",
    timeZone,
  });
  const now = at("2026-11-17T03:30:00.000Z");
  const marks = buildDayMarks([running, broken].map(toWallSession), window, now);
  expect(marks.map(({ key, kind }) => [key, kind])).toEqual([
    [running.id, "running"],
    [broken.id, "broken"],
  ]);
  expect(marks[1]?.done).toMatchObject({ left: 37.5, width: 2.0833 });
  expect(marks[1]?.lost).toMatchObject({ left: 39.5833, width: 2.0834 });
});

it("gives two sessions at the same time of day different keys", () => {
  const zone = { localDate: "2026-10-25", timeZone: "Europe/Berlin" };
  const first = session({
    startedAt: at("2026-10-25T00:30:00.000Z"),
    plannedEnd: at("2026-10-25T01:00:00.000Z"),
    ...zone,
  });
  const second = session({
    startedAt: at("2026-10-25T01:30:00.000Z"),
    plannedEnd: at("2026-10-25T02:00:00.000Z"),
    ...zone,
  });
  const window = { from: dayStart("2026-10-25"), to: dayStart("2026-10-26") };
  const marks = buildDayMarks([first, second].map(toWallSession), window, at("2026-11-01"));
  expect(new Set(marks.map(({ key }) => key)).size).toBe(2);
});

const none = { completed: 0, broken: 0, focusMinutes: 0 };

const running = session({
  startedAt: at("2026-11-17T22:50:00.000Z"),
  plannedEnd: at("2026-11-17T23:20:00.000Z"),
  status: "running",
  timeZone: "Europe/Berlin",
});

const review: WeekReview = {
  ...none,
  completionRate: null,
  week: "2026-11-16",
  days: [
    { ...none, date: "2026-11-16", sessions: [] },
    { ...none, date: "2026-11-17", sessions: [running] },
    { ...none, date: "2026-11-18", sessions: [] },
  ],
  byActivity: [],
  bestDay: "2026-11-16",
  worstDay: "2026-11-18",
  question: "nothing_yet",
  answer: null,
  previous: { ...none, completionRate: null },
  soFar: null,
};

const context = {
  now: at("2026-11-17T23:05:00.000Z"),
  today: "2026-11-18",
  timeZone: "Europe/Berlin",
};

it("marks today, and gives the clock shift of each day that still moves", () => {
  const days = buildWeekDays(review, context);
  expect(days.map(({ isToday, shiftMs }) => [isToday, shiftMs])).toEqual([
    [false, null],
    [false, HOUR],
    [true, HOUR],
  ]);
});

it("gives no clock shift in a week that is over", () => {
  const days = buildWeekDays({ ...review, days: review.days.slice(0, 1) }, context);
  expect(days.map(({ shiftMs }) => shiftMs)).toEqual([null]);
});

it("ranks the best and the worst day", () => {
  expect(buildWeekDays(review, context).map(({ rank }) => rank)).toEqual(["best", null, "worst"]);
});
