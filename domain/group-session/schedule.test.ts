import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../time/period";
import { findNextOccurrence, findOccurrence, findZonedInstant } from "./schedule";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Zones with changes of the clock, half of them unusual, and days around those changes. */
const ZONES: Record<string, string[]> = {
  "Australia/Lord_Howe": ["2026-04-05", "2026-10-04"],
  "Pacific/Apia": ["2011-12-30", "2011-09-24", "2021-04-04"],
  "Africa/Cairo": ["2024-04-26", "2024-10-31", "2010-08-11"],
  "America/Sao_Paulo": ["2017-10-15", "2018-02-18", "2018-11-04"],
  "Asia/Kathmandu": ["1986-01-01", "2026-03-29"],
  "Europe/Dublin": ["2026-03-29", "2026-10-25"],
  "America/St_Johns": ["2006-04-02", "2026-03-08", "2026-11-01"],
  "Pacific/Chatham": ["2026-04-05", "2026-09-27"],
  "Europe/Vienna": ["2026-03-29", "2026-10-25"],
  "Asia/Tehran": ["2022-03-22", "2022-09-21"],
  "America/Havana": ["2026-03-08", "2026-11-01"],
  UTC: ["2026-01-01"],
};

const formats = new Map<string, Intl.DateTimeFormat>();
function wallClock(ms: number, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("en-CA", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
  formats.set(timeZone, format);
  return format.format(ms).replace(",", "");
}

const asUtc = (wall: string): number => Date.parse(`${wall.replace(" ", "T")}:00Z`);

/**
 * The oracle: looks at a clock on the wall every minute, without Temporal. The first minute that shows
 * the wanted time wins. If none does, the clocks were put forward over it, and the wait from the last
 * minute before it stays the same. Null if no minute shows the date.
 */
function scanForInstant(date: string, time: string, timeZone: string): number | null {
  const wanted = `${date} ${time}`;
  // No zone is further from UTC than this.
  const [from, to] = [asUtc(wanted) - 15 * HOUR, asUtc(wanted) + 13 * HOUR];
  let lastBefore = from;
  for (let ms = from; ms < to; ms += MINUTE) {
    const wall = wallClock(ms, timeZone);
    if (wall === wanted) return ms;
    if (wall < wanted) lastBefore = ms;
  }
  if (!showsDate(date, timeZone)) return null;
  return lastBefore + asUtc(wanted) - asUtc(wallClock(lastBefore, timeZone));
}

/** Whether a clock on the wall shows the date at all. */
function showsDate(date: string, timeZone: string): boolean {
  const noon = asUtc(`${date} 12:00`);
  const minutes = Array.from({ length: 54 * 60 }, (_, n) => noon - 27 * HOUR + n * MINUTE);
  return minutes.some((ms) => wallClock(ms, timeZone).startsWith(date));
}

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
/** Most clocks change between midnight and four. */
const nightTime = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));

describe.each(Object.entries(ZONES))("in %s", (timeZone, days) => {
  const near = fc
    .tuple(fc.constantFrom(...days), fc.integer({ min: -1, max: 1 }))
    .map(([day, offset]) => addDays(day, offset));

  test("a local time is the first instant at which a clock on the wall shows it", () => {
    fc.assert(
      fc.property(near, fc.oneof(nightTime, time), (date, at) => {
        const found = findZonedInstant(date, at, timeZone);
        expect(found?.getTime() ?? null).toBe(scanForInstant(date, at, timeZone));
      }),
      { numRuns: 12 },
    );
  });

  test("the next occurrences are the wanted weekdays, in order, without a gap", () => {
    fc.assert(
      fc.property(
        near,
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
        nightTime,
        fc.integer({ min: 0, max: DAY }),
        (date, weekdays, at, shift) => {
          const schedule = { weekdays, time: at };
          const after = new Date(asUtc(`${date} 00:00`) - 2 * DAY + shift);
          const next = findNextOccurrence(schedule, timeZone, { after, skipped: new Set() });
          const dates = Array.from({ length: 16 }, (_, n) => addDays(date, n - 4));
          const expected = dates
            .filter((day) => weekdays.includes(new Date(asUtc(`${day} 00:00`)).getUTCDay() || 7))
            .find((day) => (scanForInstant(day, at, timeZone) ?? 0) > after.getTime());
          expect(next?.date).toBe(expected);
          expect(next?.startsAt.getTime()).toBe(scanForInstant(expected ?? "", at, timeZone));
        },
      ),
      { numRuns: 8 },
    );
  });
});

test("a time that does not exist moves forward, and one that comes twice is the first", () => {
  const vienna = (date: string) => findZonedInstant(date, "02:30", "Europe/Vienna")?.toISOString();
  expect(vienna("2026-03-29")).toBe("2026-03-29T01:30:00.000Z");
  expect(vienna("2026-10-25")).toBe("2026-10-25T00:30:00.000Z");
});

test("a date that a zone skipped has no occurrence", () => {
  const daily = { weekdays: [1, 2, 3, 4, 5, 6, 7], time: "10:00" };
  expect(findOccurrence(daily, "Pacific/Apia", "2011-12-30")).toBeNull();
  const after = new Date("2011-12-29T20:00:01Z");
  const next = findNextOccurrence(daily, "Pacific/Apia", { after, skipped: new Set() });
  expect(next?.date).toBe("2011-12-31");
});

test("a cancelled date is skipped", () => {
  const schedule = { weekdays: [1], time: "10:00" };
  const after = new Date("2026-11-20T00:00:00Z");
  const skipped = new Set(["2026-11-23"]);
  expect(findNextOccurrence(schedule, "UTC", { after, skipped })?.date).toBe("2026-11-30");
});

test("one that takes place once has no occurrence after it", () => {
  const startsAt = new Date("2026-11-20T10:00:00Z");
  const once = { startsAt, onDate: "2026-11-20" };
  const next = (after: Date) => findNextOccurrence(once, "UTC", { after, skipped: new Set() });
  expect(next(new Date(startsAt.getTime() - 1))).toEqual({ date: "2026-11-20", startsAt });
  expect(next(startsAt)).toBeNull();
  expect(findOccurrence(once, "UTC", "2026-11-21")).toBeNull();
});
