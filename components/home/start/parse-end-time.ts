import { isWithinReach } from "@/domain/focus-session/session-length";
import { toHourAndMinute } from "../../format/clock-time";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const HALF_HOUR_MINUTES = 30;
/** Minutes by which clocks change: 120 at Troll station, 60 in most places, 30 on Lord Howe. */
const CLOCK_CHANGES = [-120, -60, -30, 0, 30, 60, 120];

/**
 * The next instant (epoch ms, on the minute) at which clocks in the zone show this time, written
 * `11:30`, `11.30` or `1130`. Null when the text is not a time, or when the clocks skip it within
 * the next day (the lost hour in spring).
 */
export function parseEndTime(time: string, now: number, timeZone: string): number | null {
  const wantedMinute = minuteOfDay(time);
  if (wantedMinute === null) return null;
  const thisMinute = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  const ahead = (wantedMinute - wallMinute(now, timeZone) + DAY_MINUTES) % DAY_MINUTES;
  // Around a clock change the plain difference is wrong, and in the hour that autumn repeats a past
  // time comes again within the hour, not a day later.
  const candidates = [ahead - DAY_MINUTES, ahead]
    .flatMap((minutes) => CLOCK_CHANGES.map((change) => minutes + change))
    .map((minutes) => thisMinute + minutes * MINUTE_MS);
  return (
    candidates.find((at) => at >= thisMinute && wallMinute(at, timeZone) === wantedMinute) ?? null
  );
}

/** The next full and half hours (epoch ms) at which a session started now can end, soonest first. */
export function suggestEndTimes(now: number, timeZone: string, count = 2): number[] {
  const thisMinute = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  const toFirst = HALF_HOUR_MINUTES - (wallMinute(now, timeZone) % HALF_HOUR_MINUTES);
  const first = thisMinute + toFirst * MINUTE_MS;
  const ends = Array.from(
    { length: count + 1 },
    (_, n) => first + n * HALF_HOUR_MINUTES * MINUTE_MS,
  );
  return ends.filter((at) => isWithinReach(at, now)).slice(0, count);
}

function minuteOfDay(time: string): number | null {
  const [, hours, minutes] = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/.exec(time.trim()) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

function wallMinute(at: number, timeZone: string): number {
  const { hour, minute } = toHourAndMinute(at, timeZone);
  return hour * 60 + minute;
}
