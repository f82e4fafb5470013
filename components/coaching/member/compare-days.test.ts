import { expect, test } from "vitest";
import { readCompare } from "./compare-days";

const TODAY = "2026-11-21";
const wrongOf = (cfrom: string, cto = "2026-11-01") => readCompare(cfrom, cto, TODAY).wrong.cfrom;

test("days in the wrong order are put right, in the form as well", () => {
  expect(readCompare("2026-11-10", "2026-11-02", TODAY)).toEqual({
    compare: { from: "2026-11-02", to: "2026-11-10" },
    typed: { cfrom: "2026-11-02", cto: "2026-11-10" },
    wrong: { cfrom: null, cto: null },
  });
});

test("a day that is still to come is told so, however far ahead it is", () => {
  for (const day of ["2026-11-22", "9999-12-31", "12026-01-01"]) expect(wrongOf(day)).toBe("ahead");
  expect(wrongOf(TODAY)).toBeNull();
});

test("what is no day, or of another century, or not there, is told so and stays as typed", () => {
  expect(wrongOf("")).toBe("missing");
  for (const day of ["1850-01-01", "2025-02-30", "soon"]) {
    const asked = readCompare(day, "2026-11-01", TODAY);
    expect(asked.wrong.cfrom).toBe("unusable");
    expect(asked.typed.cfrom).toBe(day);
    expect(asked.compare).toBeNull();
  }
});

test("more days than a dashboard holds are refused", () => {
  expect(readCompare("2010-01-01", "2026-11-01", TODAY).wrong.cfrom).toBe("long");
});
