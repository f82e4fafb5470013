import { expect, it } from "vitest";
import { parseWeek } from "./week-path";

const TODAY = "2026-11-18";

it("gives this week when the address names none", () => {
  expect(parseWeek(undefined, TODAY)).toBe("2026-11-16");
});

it("accepts any day of a week", () => {
  expect(parseWeek("2026-11-02", TODAY)).toBe("2026-11-02");
  expect(parseWeek("2026-11-08", TODAY)).toBe("2026-11-02");
});

it.each(["2026-02-30", "2026-1-1", "monday", "", ["2026-11-02", "2026-11-09"], "0001-01-01"])(
  "gives this week for %j, which is not a day",
  (asked) => {
    expect(parseWeek(asked, TODAY)).toBe("2026-11-16");
  },
);

it("gives this week for weeks in the future", () => {
  expect(parseWeek("2026-11-23", TODAY)).toBe("2026-11-16");
});
