import { expect, it } from "vitest";
import { historyPath, historyQuery, isFiltered, toListInput } from "./history-filter";
import { parseHistoryParams } from "./parse-history-params";

const ACTIVITY = "6f0c9d0e-6c1b-4d2a-9b57-0d6f5b1f2a33";

it("parses what it serialized", () => {
  const filter = {
    from: "2026-11-01",
    to: "2026-11-30",
    activityId: ACTIVITY,
    status: "broken",
    roomSlug: "chem-7f3k",
    text: "chapter 4 & more",
  } as const;
  expect(parseHistoryParams(Object.fromEntries(new URLSearchParams(historyQuery(filter))))).toEqual(
    filter,
  );
});

it("ignores invalid and unknown parts", () => {
  const search = {
    from: "2026-02-30",
    to: ["2026-11-01", "2026-11-02"],
    activityId: "Reading",
    status: "paused",
    roomSlug: "../account",
    text: "   ",
    limit: "9",
  };
  expect(parseHistoryParams(search)).toEqual({});
});

it("ignores a text with control characters or over the limit", () => {
  expect(parseHistoryParams({ text: "a\u0000b" })).toEqual({});
  expect(parseHistoryParams({ text: "x".repeat(281) })).toEqual({});
});

it("swaps days in the wrong order", () => {
  expect(parseHistoryParams({ from: "2026-11-30", to: "2026-11-01" })).toEqual({
    from: "2026-11-01",
    to: "2026-11-30",
  });
});

it("has an address without a query when the filter is empty", () => {
  expect(historyPath({})).toBe("/dashboard/history");
  expect(historyPath({ status: "broken" })).toBe("/dashboard/history?status=broken");
  expect(isFiltered({})).toBe(false);
  expect(isFiltered({ status: undefined, text: "" })).toBe(false);
});

it("includes all days where none are given", () => {
  expect(toListInput({ to: "2026-11-30" })).toEqual({ from: "0001-01-01", to: "2026-11-30" });
});
