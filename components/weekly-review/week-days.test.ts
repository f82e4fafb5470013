import { expect, it } from "vitest";
import type { FocusSession } from "@/domain/api/wire";
import type { WeekReview } from "@/domain/api/wire-dashboard";
import { buildWeekDays } from "./week-days";

const HOUR = 3_600_000;
const none = { completed: 0, broken: 0, focusMinutes: 0 };

const running: FocusSession = {
  id: "one",
  activity: { id: "a", name: "Reading", color: "pink", isRest: false },
  roomSlug: null,
  target: null,
  startedAt: "2026-11-17T22:50:00.000Z",
  plannedEnd: "2026-11-17T23:20:00.000Z",
  brokenAt: null,
  breakReason: null,
  drifted: false,
  note: null,
  status: "running",
  localDate: "2026-11-17",
  timeZone: "Europe/Berlin",
  restartOf: null,
};

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
  now: Date.parse("2026-11-17T23:05:00.000Z"),
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
