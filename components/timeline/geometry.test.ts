import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  minutesLeft,
  percentAt,
  roomTicks,
  roomWindow,
  segmentIn,
  ticks,
  todayWindow,
} from "./geometry";

const at = (iso: string) => Date.parse(iso);
const MINUTE = 60_000;
const window = { from: at("2026-11-20T09:00:00Z"), to: at("2026-11-20T11:00:00Z") };
const labels = (from: string, to: string, zone: string) =>
  ticks({ from: at(from), to: at(to) }, null, zone).map((tick) => tick.label);

describe("positions", () => {
  test("an instant is at its share of the window, never outside it", () => {
    expect(percentAt(window, at("2026-11-20T10:00:00Z"))).toBe(50);
    expect(percentAt(window, at("2026-11-20T07:00:00Z"))).toBe(0);
    expect(percentAt(window, at("2026-11-20T12:00:00Z"))).toBe(100);
  });

  test("a period is clipped to the window and reports on which sides", () => {
    expect(segmentIn(window, at("2026-11-20T08:30:00Z"), at("2026-11-20T09:30:00Z"))).toEqual({
      left: 0,
      width: 25,
      isCutLeft: true,
      isCutRight: false,
    });
    expect(segmentIn(window, at("2026-11-20T10:30:00Z"), at("2026-11-20T12:30:00Z"))).toEqual({
      left: 75,
      width: 25,
      isCutLeft: false,
      isCutRight: true,
    });
  });

  test("a period before or after the window, or without length, is not drawn", () => {
    expect(segmentIn(window, at("2026-11-20T08:00:00Z"), window.from)).toBeNull();
    expect(segmentIn(window, window.to, at("2026-11-20T12:00:00Z"))).toBeNull();
    expect(segmentIn(window, window.from, window.from)).toBeNull();
  });

  test("no period crosses an edge", () => {
    const instant = fc.integer({ min: window.from - 1e7, max: window.to + 1e7 });
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        const span = segmentIn(window, Math.min(a, b), Math.max(a, b));
        if (!span) return;
        expect(span.left).toBeGreaterThanOrEqual(0);
        expect(span.left + span.width).toBeLessThanOrEqual(100.0001);
        expect(span.width).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("windows", () => {
  test("a room shows at least an hour to each side at any minute", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (now) => {
        const room = roomWindow(now);
        expect(now - room.from).toBeGreaterThanOrEqual(60 * MINUTE);
        expect(room.to - now).toBeGreaterThanOrEqual(60 * MINUTE);
      }),
    );
  });

  test("a room's window stays the same for five minutes", () => {
    expect(roomWindow(at("2026-11-20T10:30:00Z"))).toEqual(roomWindow(at("2026-11-20T10:34:59Z")));
    expect(roomWindow(at("2026-11-20T10:35:00Z"))).not.toEqual(
      roomWindow(at("2026-11-20T10:34:59Z")),
    );
  });

  test("today begins at the local hour of the first session", () => {
    const sessions = [{ from: at("2026-11-20T05:50:00Z"), to: at("2026-11-20T06:15:00Z") }];
    const today = todayWindow(at("2026-11-20T10:32:00Z"), sessions, "Europe/Vienna");
    expect(today).toEqual({ from: at("2026-11-20T05:00:00Z"), to: at("2026-11-20T12:00:00Z") });
  });

  test("today without a session shows an hour to each side, in local hours", () => {
    const today = todayWindow(at("2026-11-20T10:32:00Z"), [], "Asia/Kathmandu");
    expect(today).toEqual({ from: at("2026-11-20T09:15:00Z"), to: at("2026-11-20T12:15:00Z") });
  });

  test("today is no wider than its sessions and an hour around now", () => {
    const start = fc.integer({ min: at("2026-11-20T00:00:00Z"), max: at("2026-11-20T22:00:00Z") });
    const sessions = fc.array(
      fc.tuple(start, fc.integer({ min: 5, max: 180 })).map(([from, minutes]) => ({
        from,
        to: from + minutes * MINUTE,
      })),
    );
    fc.assert(
      fc.property(start, sessions, (now, all) => {
        const today = todayWindow(now, all, "Europe/Vienna");
        const first = Math.min(now - 60 * MINUTE, ...all.map(({ from }) => from));
        const last = Math.max(now + 60 * MINUTE, ...all.map(({ to }) => to));
        expect(today.from).toBeLessThanOrEqual(first);
        expect(today.to).toBeGreaterThanOrEqual(last);
        expect(first - today.from).toBeLessThan(60 * MINUTE);
        expect(today.to - last).toBeLessThan(60 * MINUTE);
      }),
    );
  });
});

describe("ticks", () => {
  test("two hours have a tick every quarter", () => {
    expect(labels("2026-11-20T09:05:00Z", "2026-11-20T10:05:00Z", "Europe/Vienna")).toEqual([
      "10:15",
      "10:30",
      "10:45",
      "11:00",
    ]);
  });

  test("ticks are at the zone's hours, also with offsets of 30 or 45 minutes", () => {
    for (const zone of ["Asia/Kolkata", "Asia/Kathmandu"]) {
      expect(labels("2026-11-20T03:00:00Z", "2026-11-20T08:00:00Z", zone)).toEqual([
        "9:00",
        "10:00",
        "11:00",
        "12:00",
        "13:00",
      ]);
    }
  });

  test("a skipped hour has no tick, a repeated one has two", () => {
    expect(labels("2026-03-29T00:00:00Z", "2026-03-29T05:00:00Z", "Europe/Vienna")).toEqual([
      "1:00",
      "3:00",
      "4:00",
      "5:00",
      "6:00",
      "7:00",
    ]);
    expect(labels("2026-10-24T23:00:00Z", "2026-10-25T04:00:00Z", "Europe/Vienna")).toEqual([
      "1:00",
      "2:00",
      "2:00",
      "3:00",
      "4:00",
      "5:00",
    ]);
  });

  test("four hours have a tick every half hour", () => {
    expect(labels("2026-11-20T09:00:00Z", "2026-11-20T12:00:00Z", "UTC")).toEqual([
      "9:00",
      "9:30",
      "10:00",
      "10:30",
      "11:00",
      "11:30",
      "12:00",
    ]);
  });

  test("a label that the now-mark crosses never shows, its neighbours only on a wide axis", () => {
    const now = at("2026-11-20T10:32:00Z");
    const room = roomTicks(now, "UTC");
    const on = (width: number) => room.filter((tick) => tick.minWidth <= width);
    expect(on(1200).map((tick) => tick.label)).not.toContain("10:30");
    expect(on(820).map((tick) => tick.label)).toContain("10:45");
    expect(on(300).map((tick) => tick.label)).toEqual(["10:00", "11:00", "12:00", "13:00"]);
  });

  test("labels never overlap each other or the now-mark, and the roundest ones remain", () => {
    const hour = fc.integer({ min: 0, max: 23 });
    fc.assert(
      fc.property(
        fc.integer({ min: 250, max: 1200 }),
        hour,
        fc.integer({ min: 2, max: 24 }),
        fc.option(fc.float({ min: 0, max: 1, noNaN: true })),
        (width, first, hours, share) => {
          const from = at("2026-11-20T00:00:00Z") + first * 60 * MINUTE;
          const window = { from, to: from + hours * 60 * MINUTE };
          const nowAt = share === null ? null : from + share * (window.to - window.from);
          const shown = ticks(window, nowAt, "UTC").filter((tick) => tick.minWidth <= width);
          // A label is at most 36 px wide; at an edge a label moves inwards by half.
          const middle = ({ at: instant }: { at: number }) =>
            ((instant - from) / (window.to - from)) * width;
          const boxes = shown
            .map(middle)
            .map((x) => Math.min(width - 18, Math.max(18, x)))
            .map((x) => [x - 18, x + 18] as const);
          for (const [index, [left]] of boxes.entries()) {
            expect(left).toBeGreaterThanOrEqual(boxes[index - 1]?.[1] ?? 0);
          }
          if (nowAt === null) expect(shown.length).toBeGreaterThan(0);
          const nowX = nowAt === null ? null : middle({ at: nowAt });
          for (const tick of shown) {
            if (nowX !== null) expect(Math.abs(middle(tick) - nowX)).toBeGreaterThan(18 + 2);
          }
        },
      ),
    );
  });
});

test("now plus the minutes left equals the end, and they never exceed the length", () => {
  const session = {
    startedAt: at("2026-11-20T10:00:30Z"),
    plannedEnd: at("2026-11-20T10:25:30Z"),
  };
  const left = (iso: string) => minutesLeft(session, at(iso));
  expect(left("2026-11-20T10:25:00Z")).toBe(0);
  expect(left("2026-11-20T10:24:59Z")).toBe(1);
  expect(left("2026-11-20T10:18:10Z")).toBe(7);
  expect(left("2026-11-20T10:18:50Z")).toBe(7);
  expect(left("2026-11-20T10:26:00Z")).toBe(0);
  expect(left("2026-11-20T10:00:00Z")).toBe(25);
});
