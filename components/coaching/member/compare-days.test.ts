import { expect, test } from "vitest";
import { parseCompareDays } from "./compare-days";

const TODAY = "2026-11-21";
const wrongFrom = (cfrom: string, cto = "2026-11-01") =>
  parseCompareDays(cfrom, cto, TODAY).wrong.cfrom;

test("swaps days in the wrong order, in the form as well", () => {
  expect(parseCompareDays("2026-11-10", "2026-11-02", TODAY)).toEqual({
    compare: { from: "2026-11-02", to: "2026-11-10" },
    typed: { cfrom: "2026-11-02", cto: "2026-11-10" },
    wrong: { cfrom: null, cto: null },
  });
});

test("reports a day in the future, however far ahead it is", () => {
  for (const day of ["2026-11-22", "9999-12-31", "12026-01-01"])
    expect(wrongFrom(day)).toBe("ahead");
  expect(wrongFrom(TODAY)).toBeNull();
});

test("reports a missing day, and an invalid one or one of another century, which stays as typed", () => {
  expect(wrongFrom("")).toBe("missing");
  for (const day of ["1850-01-01", "2025-02-30", "soon"]) {
    const asked = parseCompareDays(day, "2026-11-01", TODAY);
    expect(asked.wrong.cfrom).toBe("unusable");
    expect(asked.typed.cfrom).toBe(day);
    expect(asked.compare).toBeNull();
  }
});

test("refuses more days than a dashboard holds", () => {
  expect(parseCompareDays("2010-01-01", "2026-11-01", TODAY).wrong.cfrom).toBe("long");
});
