import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, periodLength } from "@/domain/time/period";
import {
  adjacentPeriods,
  anchorDay,
  calendarPeriod,
  dashboardPath,
  parseDashboardParams,
  periodKind,
  periodPhase,
} from "./dashboard-params";

const today = "2026-11-18";
const parse = (search: Record<string, string>) => parseDashboardParams(search, today);
const parseSearch = (path: string) => Object.fromEntries(new URL(path, "http://x").searchParams);

it("shows this week when the address has no days", () => {
  expect(parse({})).toEqual({
    path: "/dashboard",
    period: { from: "2026-11-16", to: "2026-11-22" },
    kind: "week",
    isCut: false,
    activityId: null,
    today,
  });
});

it("takes a single day as that day, and swaps days in the wrong order", () => {
  expect(parse({ from: "2026-02-03" }).period).toEqual({ from: "2026-02-03", to: "2026-02-03" });
  expect(parse({ from: "2026-02-03", to: "2026-01-30" }).period).toEqual({
    from: "2026-01-30",
    to: "2026-02-03",
  });
});

it("ignores parameters that are given twice", () => {
  const search = { from: ["2026-02-03", "2026-02-04"], activity: ["a", "b"] };
  expect(parseDashboardParams(search, today)).toMatchObject({ kind: "week", activityId: null });
});

it.each(["2026-02-30", "0031-01-01", "9999-12-31", "yesterday", ""])(
  "ignores %j, which is not a day",
  (text) => {
    expect(parse({ from: text, to: text }).kind).toBe("week");
  },
);

it("shows the last ten years of a longer period and marks it as cut", () => {
  const { period, isCut } = parse({ from: "1990-01-01", to: "2026-11-18" });
  expect(isCut).toBe(true);
  expect(period.to).toBe("2026-11-18");
  expect(periodLength(period)).toBe(3653);
});

it.each([
  ["2026-11-18", "2026-11-18", "day"],
  ["2026-11-16", "2026-11-22", "week"],
  ["2028-02-01", "2028-02-29", "month"],
  ["2026-01-01", "2026-12-31", "year"],
  ["2026-11-17", "2026-11-23", "range"],
] as const)("recognises %s to %s as a %s", (from, to, kind) => {
  expect(periodKind({ from, to })).toBe(kind);
});

it("moves by calendar months whatever their lengths", () => {
  const adjacent = adjacentPeriods({
    period: calendarPeriod("month", "2026-03-15"),
    kind: "month",
    today,
  });
  expect(adjacent).toEqual({
    before: { from: "2026-02-01", to: "2026-02-28" },
    after: { from: "2026-04-01", to: "2026-04-30" },
  });
});

it("has no next period after the one that contains today", () => {
  expect(adjacentPeriods(parse({})).after).toBeNull();
  expect(adjacentPeriods(parse({ from: "2026-11-09", to: "2026-11-15" })).after?.from).toBe(
    "2026-11-16",
  );
});

it("anchors at today, or at the nearest day of another period", () => {
  expect(anchorDay(parse({}))).toBe(today);
  expect(anchorDay(parse({ from: "2026-10-01", to: "2026-10-31" }))).toBe("2026-10-31");
  expect(anchorDay(parse({ from: "2027-10-01", to: "2027-10-31" }))).toBe("2027-10-01");
});

it("keeps the activity and omits the days of this week", () => {
  expect(dashboardPath({ ...parse({}), activityId: "a b" })).toBe("/dashboard?activity=a+b");
  expect(dashboardPath(parse({}))).toBe("/dashboard");
});

it("reads back every address it writes", () => {
  const days = fc.integer({ min: 0, max: 30_000 }).map((n) => addDays("1970-01-01", n));
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 3652 }), (from, length) => {
      const period = { from, to: addDays(from, length) };
      const path = "/rooms/chem/dashboard";
      const params = parseDashboardParams(
        parseSearch(dashboardPath({ path, period, activityId: "x", today })),
        today,
      );
      expect(params).toMatchObject({ period, activityId: "x", isCut: false });
    }),
  );
});

it("tells future periods from those that are over and those that contain today", () => {
  const phase = (from: string, to: string) =>
    periodPhase({ period: { from, to }, today: "2026-11-18" });
  expect(phase("2026-11-19", "2026-11-30")).toBe("ahead");
  expect(phase("2026-11-01", "2026-11-17")).toBe("over");
  expect(phase("2026-11-18", "2026-11-18")).toBe("now");
});
