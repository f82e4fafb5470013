import { expect, it } from "vitest";
import { filterQuery, historyPath, isFiltered, listFilter } from "./history-filter";
import { readFilter } from "./parse-history-params";

const ACTIVITY = "6f0c9d0e-6c1b-4d2a-9b57-0d6f5b1f2a33";

it("reads what it wrote", () => {
  const filter = {
    from: "2026-11-01",
    to: "2026-11-30",
    activityId: ACTIVITY,
    status: "broken",
    roomSlug: "chem-7f3k",
    text: "chapter 4 & more",
  } as const;
  expect(readFilter(Object.fromEntries(new URLSearchParams(filterQuery(filter))))).toEqual(filter);
});

it("takes no notice of what does not fit", () => {
  const search = {
    from: "2026-02-30",
    to: ["2026-11-01", "2026-11-02"],
    activityId: "Reading",
    status: "paused",
    roomSlug: "../account",
    text: "   ",
    limit: "9",
  };
  expect(readFilter(search)).toEqual({});
});

it("takes no notice of a text that nobody can have written", () => {
  expect(readFilter({ text: "a\u0000b" })).toEqual({});
  expect(readFilter({ text: "x".repeat(281) })).toEqual({});
});

it("puts days right that stand in the wrong order", () => {
  expect(readFilter({ from: "2026-11-30", to: "2026-11-01" })).toEqual({
    from: "2026-11-01",
    to: "2026-11-30",
  });
});

it("has a plain address without a filter", () => {
  expect(historyPath({})).toBe("/dashboard/record");
  expect(historyPath({ status: "broken" })).toBe("/dashboard/record?status=broken");
  expect(isFiltered({})).toBe(false);
  expect(isFiltered({ status: undefined, text: "" })).toBe(false);
});

it("asks for all days where none are named", () => {
  expect(listFilter({ to: "2026-11-30" })).toEqual({ from: "0001-01-01", to: "2026-11-30" });
});
