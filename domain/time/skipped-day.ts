import { Temporal } from "temporal-polyfill";
import { localDayBounds } from "./local-day";
import { addDays, type Period } from "./period";

/** A zone in which a person was, from the local day of a session on. */
export interface ZoneFrom {
  date: string;
  timeZone: string;
}

/** No daylight saving comes near; the date line moves a zone by 24 hours (23 or 25 beside it). */
const DATE_LINE_HOURS = 20;
const STEP_DAYS = 366;

/**
 * The dates of a period that never were in a zone: Apia had no 2011-12-30. Such a zone's offset has
 * grown by a day, so only years over which it has are looked at day by day.
 */
export function skippedDays(period: Period, timeZone: string): string[] {
  const skipped: string[] = [];
  let from = period.from;
  while (from <= period.to) {
    const next = addDays(from, STEP_DAYS);
    if (offsetHours(next, timeZone) - offsetHours(from, timeZone) > DATE_LINE_HOURS) {
      for (let day = from; day < next && day <= period.to; day = addDays(day, 1)) {
        const { startsAt, endsAt } = localDayBounds(day, timeZone);
        if (startsAt.getTime() === endsAt.getTime()) skipped.push(day);
      }
    }
    from = next;
  }
  return skipped;
}

/**
 * Whether a date of the period existed for a person, judged by the zone of their last session before
 * that date, else by their account's zone.
 *
 * @param zones by ascending date, the last zone of a day last; days on which it did not change may be left out.
 */
export function existedFor(
  zones: readonly ZoneFrom[],
  accountZone: string,
  period: Period,
): (day: string) => boolean {
  const names = new Set([accountZone, ...zones.map((zone) => zone.timeZone)]);
  const missing = new Map<string, Set<string>>();
  for (const name of names) {
    for (const day of skippedDays(period, name)) {
      missing.set(day, (missing.get(day) ?? new Set()).add(name));
    }
  }
  return (day) => {
    const where = missing.get(day);
    if (!where) return true;
    const zone = zones.findLast((candidate) => candidate.date < day)?.timeZone ?? accountZone;
    return !where.has(zone);
  };
}

/** Hours a zone is ahead of UTC when that day begins in UTC. */
function offsetHours(day: string, timeZone: string): number {
  const instant = Temporal.Instant.from(`${day}T00:00:00Z`);
  return instant.toZonedDateTimeISO(timeZone).offsetNanoseconds / 3.6e12;
}
