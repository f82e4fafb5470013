import { toHourAndMinute } from "../format/clock-time";
import { zonedDate } from "../format/zoned-time";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** The local date and time in a zone, as an input takes them. */
export interface WallTime {
  /** `YYYY-MM-DD` */
  date: string;
  /** `HH:MM` */
  time: string;
}

/** Date and time on the clocks of a zone at an instant (epoch ms). */
export function toWallTime(at: number, zone: string): WallTime {
  const { hour, minute } = toHourAndMinute(at, zone);
  const twoDigits = (n: number) => String(n).padStart(2, "0");
  return { date: zonedDate(at, zone), time: `${twoDigits(hour)}:${twoDigits(minute)}` };
}

/**
 * The instant (epoch ms) of a local time, as `domain/group-session/schedule.ts` finds it on the server,
 * without its library: the first of two, and moved forward where the clocks skip it. Null when the text
 * is no date and time.
 */
export function toInstant({ date, time }: WallTime, zone: string): number | null {
  const wanted = asUtc({ date, time });
  if (Number.isNaN(wanted)) return null;
  // The offset before a change of the clocks is the larger instant where they skip the time.
  const [before, after] = [wanted - DAY_MS, wanted + DAY_MS].map(
    (near) => wanted - (asUtc(toWallTime(near, zone)) - near),
  ) as [number, number];
  const shows = (at: number) => asUtc(toWallTime(at, zone)) === wanted;
  return [before, after].sort((a, b) => a - b).find(shows) ?? before;
}

const asUtc = ({ date, time }: WallTime): number => Date.parse(`${date}T${time}Z`);

/** The next full hour on the clocks of a zone that is at least half an hour away. */
export function nextFullHour(now: number, zone: string): WallTime {
  const { date, time } = toWallTime(now + 1.5 * HOUR_MS, zone);
  return { date, time: `${time.slice(0, 2)}:00` };
}

/** An hour of the day (0 to 23) as a field's value, `09:00`. */
export const fullHour = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;
