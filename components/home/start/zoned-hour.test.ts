import { expect, it } from "vitest";
import { localDay } from "@/domain/time/local-day";
import { createWallClock } from "@/domain/time/wall-hour";
import { hourIn } from "./zoned-hour";

const ZONES = ["UTC", "Asia/Kathmandu", "America/New_York", "Pacific/Kiritimati", "Europe/Vienna"];

it("names the same hour as the server does, through a night when clocks change", () => {
  for (const zone of ZONES) {
    for (let quarter = 0; quarter < 4 * 24; quarter += 1) {
      const at = new Date(Date.parse("2026-10-24T23:00:00Z") + quarter * 15 * 60_000 - 1);
      const { hour } = createWallClock()(at, localDay(at, zone), zone);
      expect([zone, hourIn(at.getTime(), zone)]).toEqual([zone, hour]);
    }
  }
});
