import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { localDay } from "./local-day";
import { createWallClock } from "./wall-hour";

const ZONES = [...Intl.supportedValuesOf("timeZone"), "UTC"];
const HOUR = 3_600_000;

const at = (ms: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);

/** The oracle: Temporal, for every single instant. */
function expected(ms: number, zone: string) {
  const { dayOfWeek, hour } = at(ms, zone);
  return { weekday: dayOfWeek, hour };
}

function seen(clock: ReturnType<typeof createWallClock>, ms: number, zone: string) {
  const startedAt = new Date(ms);
  return clock(startedAt, localDay(startedAt, zone), zone);
}

const instant = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2040, 0, 1) });

describe("the wall clock at a start", () => {
  test("agrees with Temporal in every IANA zone", () => {
    for (const zone of ZONES) {
      const clock = createWallClock();
      fc.assert(
        fc.property(instant, (ms) => {
          expect([zone, seen(clock, ms, zone)]).toEqual([zone, expected(ms, zone)]);
        }),
        { numRuns: 25 },
      );
    }
  });

  test("is right around every clock change of eight years in every IANA zone", () => {
    for (const zone of ZONES) {
      const clock = createWallClock();
      const last = Date.UTC(2030, 0, 1);
      let change = at(Date.UTC(2022, 0, 1), zone).getTimeZoneTransition("next");
      while (change && change.epochMilliseconds < last) {
        const edge = change.epochMilliseconds;
        // The instant of the change comes first: the period remembered for it must not start earlier.
        for (const ms of [0, -1, 1, HOUR / 2, 3 * HOUR, -3 * HOUR].map((near) => edge + near)) {
          expect([zone, seen(clock, ms, zone)]).toEqual([zone, expected(ms, zone)]);
        }
        change = change.getTimeZoneTransition("next");
      }
    }
  });

  test("does not depend on earlier calls", () => {
    const question = fc.tuple(instant, fc.constantFrom("Europe/Vienna", "Asia/Kathmandu", "UTC"));
    fc.assert(
      fc.property(fc.array(question, { maxLength: 20 }), (questions) => {
        const clock = createWallClock();
        for (const [ms, zone] of questions) {
          expect(seen(clock, ms, zone)).toEqual(expected(ms, zone));
        }
      }),
    );
  });

  test.each([
    ["2026-03-29T00:59:59Z", "2026-03-29", "Europe/Vienna", 7, 1],
    ["2026-03-29T01:00:00Z", "2026-03-29", "Europe/Vienna", 7, 3],
    ["2026-10-25T00:30:00Z", "2026-10-25", "Europe/Vienna", 7, 2],
    ["2026-10-25T01:30:00Z", "2026-10-25", "Europe/Vienna", 7, 2],
    ["2026-04-04T14:45:00Z", "2026-04-05", "Australia/Lord_Howe", 7, 1],
    ["2011-12-30T10:00:00Z", "2011-12-31", "Pacific/Apia", 6, 0],
    ["2026-03-01T18:15:00Z", "2026-03-02", "Asia/Kathmandu", 1, 0],
  ])("at %s on %s in %s is weekday %d, hour %d", (instantText, day, zone, weekday, hour) => {
    expect(createWallClock()(new Date(instantText), day, zone)).toEqual({ weekday, hour });
  });
});
