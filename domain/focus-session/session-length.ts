const MINUTE_MS = 60_000;

/** Shortest and longest session, in whole minutes (PRODUCT.md, rule 2). */
export const MIN_MINUTES = 5;
export const MAX_MINUTES = 180;
export const PRESET_MINUTES = [15, 25, 45, 60, 90] as const;
export const NEWCOMER_MINUTES = 25;

/** What a person chose: a number of minutes, or the instant at which to end ("until 10:50"). */
export type ChosenLength = { minutes: number } | { until: Date };

/** Whether a session may last so many minutes. */
export const isSessionLength = (minutes: number): boolean =>
  Number.isInteger(minutes) && minutes >= MIN_MINUTES && minutes <= MAX_MINUTES;

/**
 * The planned end for a session that starts at `now`, or null when the length is out of range.
 * Minutes must be whole; "until" keeps the exact end, so that two people can end together, and
 * lies 5 to 180 minutes ahead.
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
 * Length of a session in whole minutes, rounded down: what a completed session adds to protected
 * time. An "until" session of 27 min 43 s protects 27 minutes.
 */
export function countPlannedMinutes(session: { startedAt: Date; plannedEnd: Date }): number {
  return Math.floor((session.plannedEnd.getTime() - session.startedAt.getTime()) / MINUTE_MS);
}

/**
 * Minutes to offer for the next start: as many as the last one had, or the preset nearest to a
 * length that was fitted to a clock time ("until 10:50") and is no habit.
 */
export function suggestMinutesAfter(last: { startedAt: Date; plannedEnd: Date }): number {
  const minutes = (last.plannedEnd.getTime() - last.startedAt.getTime()) / MINUTE_MS;
  if (Number.isInteger(minutes)) return minutes;
  const distance = (preset: number) => Math.abs(preset - minutes);
  return PRESET_MINUTES.reduce<number>(
    (best, preset) => (distance(preset) < distance(best) ? preset : best),
    PRESET_MINUTES[0],
  );
}

/** Minutes a broken session lasted, rounded down ("That one ended at 12 minutes"). */
export function countMinutesUntilBreak(session: { startedAt: Date; brokenAt: Date }): number {
  return Math.floor((session.brokenAt.getTime() - session.startedAt.getTime()) / MINUTE_MS);
}

/**
 * A length to offer after a break: the longest preset not above what was kept, never below the
 * shortest preset (PRODUCT.md, rule 13: a break is a sizing problem). Null when that is no shorter
 * than what was planned.
 */
export function suggestShorterLength(keptMinutes: number, planned: number): number | null {
  const fitting = PRESET_MINUTES.filter((preset) => preset <= keptMinutes);
  const toTry = fitting.at(-1) ?? PRESET_MINUTES[0];
  return toTry < planned ? toTry : null;
}
