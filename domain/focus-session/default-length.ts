import type { Instant } from "../time/instant";
import { countPlannedMinutes, NEWCOMER_MINUTES, PRESET_MINUTES } from "./session-length";

/** A started session, whatever became of it. */
export interface StartedLength {
  startedAt: Instant;
  plannedEnd: Instant;
  /** The end was chosen, not the length. */
  isUntil: boolean;
}

/** How many sessions of an activity decide which of its lengths are usual. */
export const RECENT_STARTS = 10;

const TIMES_TO_BE_USUAL = 2;

/**
 * Minutes to preselect for the next start: the usual length closest to that of the last session, the
 * later chosen of two. Usual are the presets, and a length in minutes that was chosen for at least
 * two of the recent sessions. So a length that was joined, fitted to a clock time or chosen once
 * never becomes the default (PRODUCT.md, rule 2).
 *
 * @param recent the last sessions of the activity started last, newest first.
 */
export function suggestMinutes(recent: readonly StartedLength[]): number {
  const [last] = recent;
  if (!last) return NEWCOMER_MINUTES;
  return findClosest([...listUsualMinutes(recent), ...PRESET_MINUTES], last);
}

/** The preset closest to a length whose end was chosen; other lengths as they are. */
export function fitToMinutes(session: StartedLength): number {
  return session.isUntil ? findClosest(PRESET_MINUTES, session) : countPlannedMinutes(session);
}

function listUsualMinutes(recent: readonly StartedLength[]): number[] {
  const chosen = recent.filter(({ isUntil }) => !isUntil).map(countPlannedMinutes);
  const count = (minutes: number) => chosen.filter((one) => one === minutes).length;
  return chosen.filter((minutes) => count(minutes) >= TIMES_TO_BE_USUAL);
}

/** The first of the closest. */
function findClosest(minutes: readonly number[], { startedAt, plannedEnd }: StartedLength): number {
  const exact = (Number(plannedEnd) - Number(startedAt)) / 60_000;
  const distance = (one: number) => Math.abs(one - exact);
  return minutes.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}
