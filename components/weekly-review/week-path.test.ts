import { expect, it } from "vitest";
import { askedWeek } from "./week-path";

const TODAY = "2026-11-18";

it("is this week when none is asked for", () => {
  expect(askedWeek(undefined, TODAY)).toBe("2026-11-16");
});

it("takes any day of a week for that week", () => {
  expect(askedWeek("2026-11-02", TODAY)).toBe("2026-11-02");
  expect(askedWeek("2026-11-08", TODAY)).toBe("2026-11-02");
});

it.each(["2026-02-30", "2026-1-1", "monday", "", ["2026-11-02", "2026-11-09"], "0001-01-01"])(
  "is this week for %j, which names none",
  (asked) => {
    expect(askedWeek(asked, TODAY)).toBe("2026-11-16");
  },
);

it("is this week for weeks to come", () => {
  expect(askedWeek("2026-11-23", TODAY)).toBe("2026-11-16");
});
