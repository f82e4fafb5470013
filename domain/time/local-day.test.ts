import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localDay, localDayBounds } from "./local-day";

const ZONES = [...Intl.supportedValuesOf("timeZone"), "UTC"];
const HOUR = 3_600_000;

/** The oracle: the engine's own calendar instead of the polyfill. */
function oracleFor(timeZone: string) {
  const format = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return (ms: number) => {
    const parts = Object.fromEntries(format.formatToParts(ms).map((p) => [p.type, p.value]));
    return `${parts.year}-${parts.month}-${parts.day}`;
  };
}

const instantSince = (year: number) =>
  fc.integer({ min: Date.UTC(year, 0, 1), max: Date.UTC(2040, 0, 1) });

describe("the local day", () => {
  test("is the date of the wall clock in every IANA zone", () => {
    expect(ZONES.length).toBeGreaterThan(400);
    for (const zone of ZONES) {
      const oracle = oracleFor(zone);
      fc.assert(
        fc.property(instantSince(1975), (ms) => {
          expect(`${zone} ${localDay(new Date(ms), zone)}`).toBe(`${zone} ${oracle(ms)}`);
        }),
        { numRuns: 40 },
      );
    }
  });

  test("changes at the right instant on every day of a year in every zone", () => {
    for (const zone of ZONES) {
      const oracle = oracleFor(zone);
      // Between two UTC midnights the local date changes at most twice.
      for (let ms = Date.UTC(2026, 0, 1); ms < Date.UTC(2027, 0, 1); ms += 13 * 24 * HOUR) {
        const edge = firstChange(oracle, ms, ms + 26 * HOUR);
        expect(localDay(new Date(edge - 1), zone)).toBe(oracle(edge - 1));
        expect(localDay(new Date(edge), zone)).toBe(oracle(edge));
      }
    }
  });

  test.each([
    ["2026-03-02T18:14:59.999Z", "Asia/Kathmandu", "2026-03-02"],
    ["2026-03-02T18:15:00.000Z", "Asia/Kathmandu", "2026-03-03"],
    ["2011-12-30T09:59:59.999Z", "Pacific/Apia", "2011-12-29"],
    ["2011-12-30T10:00:00.000Z", "Pacific/Apia", "2011-12-31"],
    ["2026-01-01T00:00:00.000Z", "Pacific/Kiritimati", "2026-01-01"],
    ["2026-01-01T00:00:00.000Z", "America/Los_Angeles", "2025-12-31"],
  ])("at %s in %s is %s", (instant, zone, day) => {
    expect(localDay(new Date(instant), zone)).toBe(day);
  });

  test("is the day in UTC for a zone that this engine does not know", () => {
    expect(localDay(new Date("2026-03-02T23:59:59Z"), "Mars/Olympus")).toBe("2026-03-02");
    expect(localDayBounds("2026-03-02", "Etc/Unknown")).toEqual(
      localDayBounds("2026-03-02", "UTC"),
    );
  });
});

/** First instant in the period at which the oracle's date differs from the one at its start. */
function firstChange(oracle: (ms: number) => string, from: number, to: number): number {
  const before = oracle(from);
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (oracle(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

describe("the bounds of a local day", () => {
  const hours = (day: string, zone: string) => {
    const { startsAt, endsAt } = localDayBounds(day, zone);
    return (endsAt.getTime() - startsAt.getTime()) / HOUR;
  };

  test.each([
    ["2026-03-29", "Europe/Vienna", 23],
    ["2026-10-25", "Europe/Vienna", 25],
    ["2026-06-01", "Europe/Vienna", 24],
    ["2026-10-04", "Australia/Lord_Howe", 23.5],
    ["2026-04-05", "Australia/Lord_Howe", 24.5],
    ["2026-03-08", "America/Havana", 23],
    ["2026-03-29", "Asia/Kathmandu", 24],
    ["2011-12-29", "Pacific/Apia", 24],
    ["2011-12-30", "Pacific/Apia", 0],
    ["2011-12-31", "Pacific/Apia", 24],
  ])("%s in %s is %d hours long", (day, zone, expected) => {
    expect(hours(day, zone)).toBe(expected);
  });

  // Before 2012 some zones turned their clocks back across midnight, so a date could occur twice.
  test("enclose exactly the instants of that date in every IANA zone, without gaps", () => {
    for (const zone of ZONES) {
      const oracle = oracleFor(zone);
      fc.assert(
        fc.property(instantSince(2012), (ms) => {
          const day = oracle(ms);
          const { startsAt, endsAt } = localDayBounds(day, zone);
          const [from, to] = [startsAt.getTime(), endsAt.getTime()];
          const label = `${zone} ${day}`;
          expect(from <= ms && ms < to, label).toBe(true);
          expect([oracle(from), oracle(to - 1)], label).toEqual([day, day]);
          expect(oracle(from - 1) < day && oracle(to) > day, label).toBe(true);
          expect(localDayBounds(oracle(to), zone).startsAt, label).toEqual(endsAt);
        }),
        { numRuns: 25 },
      );
    }
  });
});
