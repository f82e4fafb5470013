import { expect, it } from "vitest";
import { localDay } from "@/domain/time/local-day";
import { createHourReader } from "@/domain/time/wall-hour";
import { zonedDate, zonedHour } from "./zoned-time";

const ZONES = ["UTC", "Asia/Kathmandu", "America/New_York", "Pacific/Kiritimati", "Europe/Vienna"];
const quarters = Array.from(
  { length: 4 * 24 },
  (_, quarter) => Date.parse("2026-10-24T23:00:00Z") + quarter * 15 * 60_000 - 1,
);

it("gives the same day as the server, before and after midnight", () => {
  for (const zone of ZONES) {
    for (const at of quarters) expect(zonedDate(at, zone)).toBe(localDay(new Date(at), zone));
  }
});

it("gives the same hour as the server, through a night when clocks change", () => {
  for (const zone of ZONES) {
    for (const at of quarters) {
      const hour = createHourReader()(new Date(at), zone);
      expect([zone, zonedHour(at, zone)]).toEqual([zone, hour]);
    }
  }
});
