import { Temporal } from "temporal-polyfill";
import { isoWeekday } from "./period";

const HOUR_MS = 3_600_000;

/** A stretch of time through which a zone's clocks are not changed. */
export interface ClockPeriod {
  fromMs: number;
  untilMs: number;
  offsetMs: number;
}

/** Where the wall clock stood when a session started: its ISO weekday and its hour, 0 to 23. */
export interface WallHour {
  weekday: number;
  hour: number;
}

/**
 * A reader of wall clocks that remembers, per zone, the stretches between changes of the clocks
 * (two a year at most places): tens of thousands of sessions cost a few dozen questions to
 * Temporal. The weekday is that of the stored local day, which alone decides it.
 */
export function createWallClock(): (
  startedAt: Date,
  localDate: string,
  timeZone: string,
) => WallHour {
  const known = new Map<string, ClockPeriod[]>();
  return (startedAt, localDate, timeZone) => {
    const ms = startedAt.getTime();
    const stretches = known.get(timeZone) ?? [];
    let stretch = stretches.find(({ fromMs, untilMs }) => fromMs <= ms && ms < untilMs);
    if (!stretch) {
      stretch = findClockPeriod(ms, timeZone);
      // The latest found stands first: sessions come in the order of time.
      known.set(timeZone, [stretch, ...stretches]);
    }
    const hours = Math.floor((ms + stretch.offsetMs) / HOUR_MS);
    return { weekday: isoWeekday(localDate), hour: ((hours % 24) + 24) % 24 };
  };
}

/** The stretches of a zone that touch a period of time (epoch ms, ends included), oldest first. */
export function listClockPeriods(fromMs: number, untilMs: number, timeZone: string): ClockPeriod[] {
  const stretches = [findClockPeriod(fromMs, timeZone)];
  for (let last = stretches[0]; last && last.untilMs <= untilMs; last = stretches.at(-1)) {
    stretches.push(findClockPeriod(last.untilMs, timeZone));
  }
  return stretches;
}

function findClockPeriod(ms: number, timeZone: string): ClockPeriod {
  const here = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
  // "previous" is strictly before: a session may start in the very instant of a change.
  const begins = here.add({ milliseconds: 1 }).getTimeZoneTransition("previous");
  const ends = here.getTimeZoneTransition("next");
  return {
    fromMs: begins?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    untilMs: ends?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: here.offsetNanoseconds / 1e6,
  };
}
