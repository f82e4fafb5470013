import { expect, it } from "vitest";
import { localDay } from "@/domain/time/local-day";
import { dayIn } from "./zoned-date";

const ZONES = ["UTC", "Asia/Kathmandu", "America/New_York", "Pacific/Kiritimati", "Europe/Vienna"];

it("names the same day as the server does, before and after midnight", () => {
  for (const zone of ZONES) {
    for (let quarter = 0; quarter < 4 * 24; quarter += 1) {
      const at = Date.parse("2026-10-24T23:00:00Z") + quarter * 15 * 60_000 - 1;
      expect(dayIn(at, zone)).toBe(localDay(new Date(at), zone));
    }
  }
});
