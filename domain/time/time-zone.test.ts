import fc from "fast-check";
import { expect, test } from "vitest";
import { isFormatZone, toFormatZone } from "./format-zone";
import { localDay } from "./local-day";
import { isTimeZone, toTimeZone } from "./time-zone";

test("accepts every IANA zone of this engine", () => {
  expect(Intl.supportedValuesOf("timeZone").filter((zone) => !isTimeZone(zone))).toEqual([]);
  expect(isTimeZone("UTC")).toBe(true);
});

test.each(["+02:00", "-5", "", " ", "Mars/Olympus", "Europe/Vienna ", `A${"/a".repeat(60)}`])(
  "%j is none",
  (name) => {
    expect(isTimeZone(name)).toBe(false);
  },
);

test("accepts only zones for which a local day can be computed", () => {
  const name = fc.oneof(fc.string(), fc.constantFrom("EST", "GMT+1", "Etc/GMT+1", "utc", "CET"));
  fc.assert(
    fc.property(name, (text) => {
      if (isTimeZone(text)) expect(localDay(new Date(0), text)).toMatch(/^19(69|70)-/);
    }),
    { numRuns: 2000 },
  );
});

test.each(["", "Etc/Unknown", "Mars/Olympus", "+02:00", "undefined"])(
  "replaces %j by UTC",
  (name) => {
    expect([toTimeZone(name), toFormatZone(name)]).toEqual(["UTC", "UTC"]);
    expect(isFormatZone(name)).toBe(false);
  },
);

test("keeps a zone that this engine knows", () => {
  for (const zone of ["Europe/Vienna", "Asia/Kathmandu", "UTC"]) {
    expect([toTimeZone(zone), toFormatZone(zone)]).toEqual([zone, zone]);
  }
});
