import { expect, test } from "vitest";
import { findZonedInstant } from "@/domain/group-session/schedule";
import { nextFullHour, toInstant, toWallTime } from "./wall-time";

const ZONES = ["Europe/Vienna", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"];
const DATES = ["2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2026-11-01"];
const TIMES = ["00:30", "01:30", "01:45", "02:15", "02:30", "03:00", "23:30"];

test("finds the same instants as the server, also when the clocks change", () => {
  for (const zone of ZONES) {
    for (const date of DATES) {
      for (const time of TIMES) {
        const expected = findZonedInstant(date, time, zone)?.getTime();
        expect(toInstant({ date, time }, zone), `${date} ${time} ${zone}`).toBe(expected);
      }
    }
  }
});

test("a missing date or time has no instant", () => {
  expect(toInstant({ date: "", time: "10:00" }, "UTC")).toBeNull();
  expect(toInstant({ date: "2026-11-20", time: "" }, "UTC")).toBeNull();
});

test("offers the next full hour of the zone that is at least half an hour away", () => {
  const now = Date.parse("2026-11-20T22:20:00Z");
  expect(nextFullHour(now, "Europe/Vienna")).toEqual({ date: "2026-11-21", time: "00:00" });
  expect(toWallTime(now, "Asia/Kathmandu")).toEqual({ date: "2026-11-21", time: "04:05" });
});
