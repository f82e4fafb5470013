import type { Instant } from "../time/instant";

const MINUTE_MS = 60_000;

/** Shortest and longest session, in whole minutes (PRODUCT.md, rule 2). */
export const MIN_MINUTES = 5;
export const MAX_MINUTES = 180;
export const PRESET_MINUTES = [15, 25, 45, 60, 90] as const;
export const NEWCOMER_MINUTES = 25;

/** A number of minutes, or the instant at which to end ("until 10:50"). */
export type ChosenLength = { minutes: number } | { until: Date };

export const isSessionLength = (minutes: number): boolean =>
  Number.isInteger(minutes) && minutes >= MIN_MINUTES && minutes <= MAX_MINUTES;

/**
 * The planned end of a session that starts at `now`, or null when the length is out of range.
 * Minutes must be whole. "Until" keeps the exact instant, so that two people can end together.
 */
export function computePlannedEnd(now: Date, length: ChosenLength): Date | null {
  if ("minutes" in length) {
    const { minutes } = length;
    return isSessionLength(minutes) ? new Date(now.getTime() + minutes * MINUTE_MS) : null;
  }
  const ms = length.until.getTime() - now.getTime();
  const fits = ms >= MIN_MINUTES * MINUTE_MS && ms <= MAX_MINUTES * MINUTE_MS;
  return fits ? new Date(length.until) : null;
}

/**
 * Planned length in whole minutes, rounded down: the focus time of a completed session. An "until"
 * session of 27 min 43 s counts 27 minutes.
 */
export function countPlannedMinutes(session: { startedAt: Instant; plannedEnd: Instant }): number {
  return Math.floor(minutesBetween(session.startedAt, session.plannedEnd));
}

/**
 * True if the length followed from an end, such as a colleague's or a clock time: then it is not a
 * whole number of minutes, because sessions start at any millisecond.
 */
export function wasFittedToEnd(session: { startedAt: Instant; plannedEnd: Instant }): boolean {
  return !Number.isInteger(minutesBetween(session.startedAt, session.plannedEnd));
}

/**
 * True if a session that starts at `now` can end at this instant: 5 to 180 minutes later. All in
 * epoch ms.
 */
export function isWithinReach(end: number, now: number): boolean {
  return computePlannedEnd(new Date(now), { until: new Date(end) }) !== null;
}

/** Minutes until a session was ended early, rounded down. */
export function countMinutesUntilBreak(session: { startedAt: Instant; brokenAt: Instant }): number {
  return Math.floor(minutesBetween(session.startedAt, session.brokenAt));
}

/**
 * A shorter length to suggest after a session was ended early: the longest preset within the
 * minutes it lasted, at least the shortest preset (PRODUCT.md, rule 13). Null when that is not
 * shorter than planned.
 */
export function suggestShorterLength(lastedMinutes: number, planned: number): number | null {
  const fitting = PRESET_MINUTES.filter((preset) => preset <= lastedMinutes);
  const suggested = fitting.at(-1) ?? PRESET_MINUTES[0];
  return suggested < planned ? suggested : null;
}

/** Whole minutes after which a session ended early; null when it did not. */
export function brokenAfterMinutes({
  startedAt,
  brokenAt,
}: {
  startedAt: Instant;
  brokenAt: Instant | null;
}): number | null {
  return brokenAt === null ? null : countMinutesUntilBreak({ startedAt, brokenAt });
}

const minutesBetween = (from: Instant, to: Instant) => (Number(to) - Number(from)) / MINUTE_MS;
