import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, periodLength } from "@/domain/time/period";
import {
  anchorOf,
  dashboardPath,
  kindOf,
  neighbours,
  parseDashboardParams,
  spanOf,
  whenOf,
} from "./dashboard-params";

const today = "2026-11-18";
const read = (search: Record<string, string>) => parseDashboardParams(search, today);
const searchOf = (path: string) => Object.fromEntries(new URL(path, "http://x").searchParams);

it("is this week when the address names no days", () => {
  expect(read({})).toEqual({
    path: "/dashboard",
    span: { from: "2026-11-16", to: "2026-11-22" },
    kind: "week",
    isCut: false,
    activityId: null,
    today,
  });
});

it("takes one day alone as that day, and days in the wrong order as meant", () => {
  expect(read({ from: "2026-02-03" }).span).toEqual({ from: "2026-02-03", to: "2026-02-03" });
  expect(read({ from: "2026-02-03", to: "2026-01-30" }).span).toEqual({
    from: "2026-01-30",
    to: "2026-02-03",
  });
});

it.each(["2026-02-30", "0031-01-01", "9999-12-31", "yesterday", ""])(
  "takes no notice of %j, which is no day",
  (text) => {
    expect(read({ from: text, to: text }).kind).toBe("week");
  },
);

it("shows the last ten years of a longer span, and says so", () => {
  const { span, isCut } = read({ from: "1990-01-01", to: "2026-11-18" });
  expect(isCut).toBe(true);
  expect(span.to).toBe("2026-11-18");
  expect(periodLength(span)).toBe(3653);
});

it.each([
  ["2026-11-18", "2026-11-18", "day"],
  ["2026-11-16", "2026-11-22", "week"],
  ["2028-02-01", "2028-02-29", "month"],
  ["2026-01-01", "2026-12-31", "year"],
  ["2026-11-17", "2026-11-23", "range"],
] as const)("knows %s to %s as a %s", (from, to, kind) => {
  expect(kindOf({ from, to })).toBe(kind);
});

it("goes a calendar month back and forth, whatever their lengths", () => {
  const around = neighbours({ span: spanOf("month", "2026-03-15"), kind: "month", today });
  expect(around).toEqual({
    before: { from: "2026-02-01", to: "2026-02-28" },
    after: { from: "2026-04-01", to: "2026-04-30" },
  });
});

it("has nothing after the span in which today is", () => {
  expect(neighbours(read({})).after).toBeNull();
  expect(neighbours(read({ from: "2026-11-09", to: "2026-11-15" })).after?.from).toBe("2026-11-16");
});

it("turns around today, or the last day of what is over", () => {
  expect(anchorOf(read({}))).toBe(today);
  expect(anchorOf(read({ from: "2026-10-01", to: "2026-10-31" }))).toBe("2026-10-31");
  expect(anchorOf(read({ from: "2027-10-01", to: "2027-10-31" }))).toBe("2027-10-01");
});

it("keeps the activity, and needs no days for this week", () => {
  expect(dashboardPath({ ...read({}), activityId: "a b" })).toBe("/dashboard?activity=a+b");
  expect(dashboardPath(read({}))).toBe("/dashboard");
});

it("reads every view from its own address", () => {
  const days = fc.integer({ min: 0, max: 30_000 }).map((n) => addDays("1970-01-01", n));
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 3652 }), (from, length) => {
      const span = { from, to: addDays(from, length) };
      const path = "/rooms/chem/dashboard";
      const view = parseDashboardParams(
        searchOf(dashboardPath({ path, span, activityId: "x", today })),
        today,
      );
      expect(view).toMatchObject({ span, activityId: "x", isCut: false });
    }),
  );
});

it("knows days to come from those that are over, and from those with today among them", () => {
  const when = (from: string, to: string) => whenOf({ span: { from, to }, today: "2026-11-18" });
  expect(when("2026-11-19", "2026-11-30")).toBe("ahead");
  expect(when("2026-11-01", "2026-11-17")).toBe("over");
  expect(when("2026-11-18", "2026-11-18")).toBe("now");
});
