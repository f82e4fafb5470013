import { describe, expect, it } from "vitest";
import { isWithinReach } from "@/domain/focus-session/session-length";
import { clockTime } from "../../format/clock-time";
import { parseEndTime, suggestEndTimes } from "./parse-end-time";

const at = (iso: string) => Date.parse(iso);
const times = (instants: number[], zone: string) => instants.map((t) => clockTime(t, zone));

describe("parsing an end time", () => {
  it("gives today's time if it is ahead, else tomorrow's", () => {
    const now = at("2026-11-20T10:32:40Z");
    expect(parseEndTime("11:00", now, "UTC")).toBe(at("2026-11-20T11:00:00Z"));
    expect(parseEndTime("10:00", now, "UTC")).toBe(at("2026-11-21T10:00:00Z"));
  });

  it("reads the time in the user's zone, across midnight too", () => {
    const now = at("2026-11-20T18:00:00Z");
    expect(parseEndTime("00:15", now, "Asia/Kathmandu")).toBe(at("2026-11-20T18:30:00Z"));
  });

  it("is right in the hours around a clock change", () => {
    const spring = at("2026-03-29T00:30:00Z");
    expect(parseEndTime("03:30", spring, "Europe/Vienna")).toBe(at("2026-03-29T01:30:00Z"));
    expect(parseEndTime("02:30", spring, "Europe/Vienna")).toBeNull();
    const autumn = at("2026-10-25T00:30:00Z");
    expect(parseEndTime("03:15", autumn, "Europe/Vienna")).toBe(at("2026-10-25T02:15:00Z"));
  });

  it("finds the second occurrence in the hour that autumn repeats", () => {
    const newYork = at("2026-11-01T05:45:00Z");
    expect(parseEndTime("01:15", newYork, "America/New_York")).toBe(at("2026-11-01T06:15:00Z"));
    const vienna = at("2026-10-25T00:50:00Z");
    expect(parseEndTime("02:10", vienna, "Europe/Vienna")).toBe(at("2026-10-25T01:10:00Z"));
    const lordHowe = at("2026-04-04T14:50:00Z");
    expect(parseEndTime("01:35", lordHowe, "Australia/Lord_Howe")).toBe(at("2026-04-04T15:05:00Z"));
  });

  it("finds the first minute at which clocks show the time, whatever the clock change", () => {
    const changes = [
      ["America/New_York", "2026-11-01T06:00:00Z"],
      ["America/New_York", "2026-03-08T07:00:00Z"],
      ["Europe/Vienna", "2026-10-25T01:00:00Z"],
      ["Australia/Lord_Howe", "2026-04-04T15:00:00Z"],
      ["Australia/Lord_Howe", "2026-10-03T15:30:00Z"],
      ["Antarctica/Troll", "2026-10-25T01:00:00Z"],
      ["Asia/Kathmandu", "2026-11-20T18:15:00Z"],
    ] as const;
    const lengths = Array.from({ length: 36 }, (_, n) => (n + 1) * 5);
    for (const [zone, change] of changes) {
      for (const before of [150, 95, 45, 20, 0, -25]) {
        const now = at(change) - before * 60_000;
        const clockTimes = lengths.map((minutes) => clockTime(now + minutes * 60_000, zone));
        const first = new Map(
          clockTimes
            .map((time, n) => [time, now + (lengths[n] ?? 0) * 60_000] as const)
            .toReversed(),
        );
        first.delete(clockTime(now, zone));
        for (const [time, instant] of first) expect(parseEndTime(time, now, zone)).toBe(instant);
      }
    }
  });

  it("returns null for text that is not a time", () => {
    for (const text of [
      "",
      "25:00",
      "10:60",
      "ten",
      "10",
      "1060",
      "2500",
      "10:5",
      "10..30",
      "10305",
    ]) {
      expect(parseEndTime(text, at("2026-11-20T10:00:00Z"), "UTC")).toBeNull();
    }
  });
});

it("reads a time as the app writes it and as people type it", () => {
  const now = at("2026-11-20T08:32:00Z");
  for (const text of [
    "9:05",
    "09:05",
    "9.05",
    "09.05",
    "905",
    "0905",
    " 9:05 ",
    clockTime(at("2026-11-20T09:05:00Z"), "UTC"),
  ]) {
    expect(parseEndTime(text, now, "UTC")).toBe(at("2026-11-20T09:05:00Z"));
  }
});

describe("suggesting end times", () => {
  it("gives the next full and half hours in the user's zone", () => {
    const now = at("2026-11-20T10:32:00Z");
    expect(times(suggestEndTimes(now, "UTC"), "UTC")).toEqual(["11:00", "11:30"]);
    const zone = "Asia/Kathmandu";
    expect(times(suggestEndTimes(now, zone), zone)).toEqual(["16:30", "17:00"]);
  });

  it("leaves out an end less than five minutes away", () => {
    const now = at("2026-11-20T10:57:00Z");
    expect(times(suggestEndTimes(now, "UTC"), "UTC")).toEqual(["11:30", "12:00"]);
  });

  it("leaves out the current time", () => {
    const now = at("2026-11-20T11:00:00Z");
    expect(times(suggestEndTimes(now, "UTC"), "UTC")).toEqual(["11:30", "12:00"]);
  });
});

describe("a valid end", () => {
  it("is 5 to 180 minutes ahead, both included", () => {
    const now = at("2026-11-20T10:00:00Z");
    const ahead = (minutes: number) => isWithinReach(now + minutes * 60_000, now);
    expect([4.99, 5, 180, 180.01].map(ahead)).toEqual([false, true, true, false]);
  });
});
