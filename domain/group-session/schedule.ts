import { Temporal } from "temporal-polyfill";
import { localDay } from "../time/local-day";
import { addDays, isoWeekday } from "../time/period";
import { toTimeZone } from "../time/time-zone";

const MINUTE_MS = 60_000;
/** A weekly group session without a date in this many days has none. */
const SEARCHED_DAYS = 400;

/** A group session at one instant. Its date was fixed when it was scheduled. */
export interface OnceSchedule {
  startsAt: Date;
  onDate: string;
}

/** A group session on weekdays (1 is Monday, 7 Sunday) at a local time ("10:00") of the room's zone. */
export interface WeeklySchedule {
  weekdays: readonly number[];
  time: string;
}

export type Schedule = OnceSchedule | WeeklySchedule;

/** One date of a group session. The date identifies it. */
export interface Occurrence {
  date: string;
  startsAt: Date;
}

/**
 * The instant of a local time on a local date. A time that does not exist moves forward by the gap,
 * one that comes twice is the first (Temporal's "compatible"). Null for a date that the zone skips.
 */
export function findZonedInstant(date: string, time: string, timeZone: string): Date | null {
  const zone = toTimeZone(timeZone);
  const day = Temporal.PlainDate.from(date);
  if (!day.toZonedDateTime(zone).toPlainDate().equals(day)) return null;
  const start = day
    .toPlainDateTime(Temporal.PlainTime.from(time))
    .toZonedDateTime(zone, { disambiguation: "compatible" });
  return new Date(start.epochMilliseconds);
}

/** The occurrence on a date, or null when the group session has none then. */
export function findOccurrence(
  schedule: Schedule,
  timeZone: string,
  date: string,
): Occurrence | null {
  if ("startsAt" in schedule) {
    return schedule.onDate === date ? { date, startsAt: schedule.startsAt } : null;
  }
  if (!schedule.weekdays.includes(isoWeekday(date))) return null;
  const startsAt = findZonedInstant(date, schedule.time, timeZone);
  return startsAt && { date, startsAt };
}

/**
 * The first occurrence that starts after an instant and whose date is not skipped, or null.
 *
 * @param skipped dates that were cancelled or have already begun.
 */
export function findNextOccurrence(
  schedule: Schedule,
  timeZone: string,
  { after, skipped }: { after: Date; skipped: ReadonlySet<string> },
): Occurrence | null {
  if ("startsAt" in schedule) {
    const isOpen = schedule.startsAt > after && !skipped.has(schedule.onDate);
    return isOpen ? { date: schedule.onDate, startsAt: schedule.startsAt } : null;
  }
  // A time that moved forward can lie on the next date, so the search begins a day earlier.
  const first = addDays(localDay(after, timeZone), -1);
  for (let n = 0; n < SEARCHED_DAYS; n += 1) {
    const occurrence = findOccurrence(schedule, timeZone, addDays(first, n));
    if (occurrence && occurrence.startsAt > after && !skipped.has(occurrence.date)) {
      return occurrence;
    }
  }
  return null;
}

/** The planned end that all sessions of an occurrence have in common. */
export const findCommonEnd = (startsAt: Date, minutes: number): Date =>
  new Date(startsAt.getTime() + minutes * MINUTE_MS);
