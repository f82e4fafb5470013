import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { createHourReader } from "./wall-hour";

const ZONES = [...Intl.supportedValuesOf("timeZone"), "UTC"];
const HOUR = 3_600_000;

const at = (ms: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);

const instant = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2040, 0, 1) });

describe("the hour on the wall clock", () => {
  test("agrees with Temporal in every IANA zone", () => {
    for (const zone of ZONES) {
      const readHour = createHourReader();
      fc.assert(
        fc.property(instant, (ms) => {
          expect([zone, readHour(new Date(ms), zone)]).toEqual([zone, at(ms, zone).hour]);
        }),
        { numRuns: 25 },
      );
    }
  });

  test("is right around every clock change of eight years in every IANA zone", () => {
    for (const zone of ZONES) {
      const readHour = createHourReader();
      const last = Date.UTC(2030, 0, 1);
      let change = at(Date.UTC(2022, 0, 1), zone).getTimeZoneTransition("next");
      while (change && change.epochMilliseconds < last) {
        const edge = change.epochMilliseconds;
        // The instant of the change comes first: the period remembered for it must not start earlier.
        for (const ms of [0, -1, 1, HOUR / 2, 3 * HOUR, -3 * HOUR].map((near) => edge + near)) {
          expect([zone, readHour(new Date(ms), zone)]).toEqual([zone, at(ms, zone).hour]);
        }
        change = change.getTimeZoneTransition("next");
      }
    }
  });

  test("does not depend on earlier calls", () => {
    const question = fc.tuple(instant, fc.constantFrom("Europe/Vienna", "Asia/Kathmandu", "UTC"));
    fc.assert(
      fc.property(fc.array(question, { maxLength: 20 }), (questions) => {
        const readHour = createHourReader();
        for (const [ms, zone] of questions) {
          expect(readHour(new Date(ms), zone)).toEqual(at(ms, zone).hour);
        }
      }),
    );
  });

  test.each([
    ["2026-03-29T00:59:59Z", "Europe/Vienna", 1],
    ["2026-03-29T01:00:00Z", "Europe/Vienna", 3],
    ["2026-10-25T00:30:00Z", "Europe/Vienna", 2],
    ["2026-10-25T01:30:00Z", "Europe/Vienna", 2],
    ["2026-04-04T14:45:00Z", "Australia/Lord_Howe", 1],
    ["2011-12-30T10:00:00Z", "Pacific/Apia", 0],
    ["2026-03-01T18:15:00Z", "Asia/Kathmandu", 0],
  ])("at %s in %s is %d", (instantText, zone, hour) => {
    expect(createHourReader()(new Date(instantText), zone)).toBe(hour);
  });
});
