import { expect, test } from "vitest";
import { findBackupTime } from "./backup-time";

const HOUR_MS = 3_600_000;
/** In the zone of the tests. */
const at = (text: string) => new Date(text);

test("is in the night, at a time that differs between machines", () => {
  const now = at("2026-11-02T21:00:00");
  const last = at("2026-11-02T04:00:00");
  expect(findBackupTime(now, last, 0)).toEqual(at("2026-11-03T03:00:00"));
  expect(findBackupTime(now, last, 0.999)).toEqual(at("2026-11-03T04:59:00"));
});

test("is soon after the start when the machine was off at night", () => {
  const now = at("2026-11-02T09:00:00");
  const last = at("2026-11-01T04:00:00");
  expect(findBackupTime(now, last, 0)).toEqual(at("2026-11-02T09:05:00"));
  expect(findBackupTime(now, last, 1)).toEqual(at("2026-11-02T09:20:00"));
});

test("a new database gets its first one in a night, at least 20 hours later", () => {
  const created = at("2026-11-02T09:00:00");
  expect(findBackupTime(created, created, 0.5)).toEqual(at("2026-11-04T04:00:00"));
});

test("restarting over and over makes one a day", () => {
  const random = [0.9, 0.1, 0.5, 0.3, 0.7];
  const start = at("2026-11-01T00:00:00").getTime();
  let last = new Date(start);
  const made: Date[] = [];
  let planned: Date | null = null;
  for (let minute = 0; minute < 10 * 24 * 60; minute += 1) {
    const now = new Date(start + minute * 60_000);
    if (planned && now >= planned) {
      last = now;
      made.push(now);
      planned = null;
    }
    // Half of the time it restarts every 10 minutes.
    if (!planned || (minute % 10 === 0 && Math.floor(minute / 300) % 2 === 0)) {
      planned = findBackupTime(now, last, random[minute % random.length] ?? 0);
    }
  }
  const gaps = made.slice(1).map((time, i) => time.getTime() - (made[i]?.getTime() ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThan(20 * HOUR_MS);
  expect(made.length).toBeGreaterThanOrEqual(7);
});
