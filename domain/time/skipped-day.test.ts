import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayNumber, daysIn } from "./period";
import { existedFor, skippedDays } from "./skipped-day";

const ZONES = [...Intl.supportedValuesOf("timeZone"), "UTC"];
const HOUR = 3_600_000;

/** The oracle: the engine's own calendar. */
function wallDate(timeZone: string) {
  const format = new Intl.DateTimeFormat("en-CA-u-ca-iso8601-nu-latn", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return (ms: number) => format.format(ms);
}

/** Dates of a period that stood on the wall at no half hour of it. */
function neverSeen(from: string, to: string, timeZone: string): string[] {
  const dateAt = wallDate(timeZone);
  const seen = new Set<string>();
  const end = Date.parse(to) + 48 * HOUR;
  for (let ms = Date.parse(from) - 24 * HOUR; ms < end; ms += HOUR / 2) seen.add(dateAt(ms));
  return daysIn({ from, to }).filter((day) => !seen.has(day));
}

describe("days that never were", () => {
  test.each([
    ["Pacific/Apia", ["2011-12-30"]],
    ["Pacific/Fakaofo", ["2011-12-30"]],
    ["Pacific/Kwajalein", ["1993-08-21"]],
    ["Pacific/Kiritimati", ["1994-12-31"]],
    ["Europe/Vienna", []],
    ["Pacific/Pago_Pago", []],
  ])("in %s since 1990 are %o", (timeZone, days) => {
    expect(skippedDays({ from: "1990-01-01", to: "2030-12-31" }, timeZone)).toEqual(days);
  });

  test("are those that stood on no wall, in every IANA zone since 1985", () => {
    const weeks = 52 * 50;
    for (const timeZone of ZONES) {
      const dateAt = wallDate(timeZone);
      const expected: string[] = [];
      // A week on the wall that moved on by more than seven dates is looked at by the half hour.
      let before = dateAt(Date.UTC(1985, 0, 1));
      for (let week = 1; week <= weeks; week += 1) {
        const after = dateAt(Date.UTC(1985, 0, 1) + week * 168 * HOUR);
        if (dayNumber(after) - dayNumber(before) > 7) {
          expected.push(...neverSeen(addDays(before, 1), after, timeZone));
        }
        before = after;
      }
      expect([timeZone, ...skippedDays({ from: "1985-01-02", to: before }, timeZone)]).toEqual([
        timeZone,
        ...expected,
      ]);
    }
  }, 60_000);

  test("are found in a period however it is cut", () => {
    fc.assert(
      fc.property(fc.nat(800), fc.nat(800), (before, after) => {
        const period = { from: addDays("2011-12-30", -before), to: addDays("2011-12-30", after) };
        expect(skippedDays(period, "Pacific/Apia")).toEqual(["2011-12-30"]);
      }),
    );
  });
});

describe("whether a date existed for a person", () => {
  const period = { from: "2011-12-01", to: "2012-01-31" };
  const apia = (date: string) => ({ date, timeZone: "Pacific/Apia" });
  const vienna = (date: string) => ({ date, timeZone: "Europe/Vienna" });

  test.each([
    ["where they last were before it", [vienna("2011-12-10"), apia("2011-12-29")], "UTC", false],
    ["not where they had been earlier", [apia("2011-12-10"), vienna("2011-12-29")], "UTC", true],
    [
      "not where they were on that very day",
      [vienna("2011-12-29"), apia("2011-12-30")],
      "UTC",
      true,
    ],
    ["not where they came later", [apia("2011-12-31")], "UTC", true],
    ["by their account when they were nowhere yet", [], "Pacific/Apia", false],
    [
      "by the last zone of a day with two",
      [vienna("2011-12-29"), apia("2011-12-29")],
      "UTC",
      false,
    ],
  ])("is judged %s", (_, zones, accountZone, existed) => {
    expect(existedFor(zones, accountZone, period)("2011-12-30")).toBe(existed);
    expect(existedFor(zones, accountZone, period)("2011-12-29")).toBe(true);
  });
});
