import { Temporal } from "temporal-polyfill";
import { toTimeZone } from "./time-zone";

const HOUR_MS = 3_600_000;

/** A period between two changes of a zone's clocks. */
export interface ClockPeriod {
  fromMs: number;
  untilMs: number;
  offsetMs: number;
}

/**
 * Returns a function that reads the hour (0 to 23) on the wall clock in a time zone. It remembers
 * the periods between clock changes (two a year in most zones), so that tens of thousands of
 * sessions need a few dozen calls of Temporal.
 */
export function createHourReader(): (at: Date, timeZone: string) => number {
  const known = new Map<string, ClockPeriod[]>();
  return (at, timeZone) => {
    const ms = at.getTime();
    const periods = known.get(timeZone) ?? [];
    let period = periods.find(({ fromMs, untilMs }) => fromMs <= ms && ms < untilMs);
    if (!period) {
      period = findClockPeriod(ms, timeZone);
      // The latest found goes first: sessions come in order of time.
      known.set(timeZone, [period, ...periods]);
    }
    const hours = Math.floor((ms + period.offsetMs) / HOUR_MS);
    return ((hours % 24) + 24) % 24;
  };
}

/** The clock periods of a zone that overlap a time range (epoch ms, ends included), oldest first. */
export function listClockPeriods(fromMs: number, untilMs: number, timeZone: string): ClockPeriod[] {
  const periods = [findClockPeriod(fromMs, timeZone)];
  for (let last = periods[0]; last && last.untilMs <= untilMs; last = periods.at(-1)) {
    periods.push(findClockPeriod(last.untilMs, timeZone));
  }
  return periods;
}

function findClockPeriod(ms: number, timeZone: string): ClockPeriod {
  const zone = toTimeZone(timeZone);
  const here = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  // "previous" means strictly before, but a session may start at the instant of a change.
  const begins = here.add({ milliseconds: 1 }).getTimeZoneTransition("previous");
  const ends = here.getTimeZoneTransition("next");
  return {
    fromMs: begins?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    untilMs: ends?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: here.offsetNanoseconds / 1e6,
  };
}
