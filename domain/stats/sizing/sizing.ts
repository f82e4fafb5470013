import type { LengthTally } from "../../api/tally";
import { probabilityAtMost } from "./beta-distribution";

/** A length is not judged by fewer sessions. */
export const MIN_SESSIONS = 5;

/** A length is reliable when more than seven of ten sessions are completed ... */
export const RELIABLE_RATE = 0.7;

/** ... with this probability: the lower bound of a one-sided 90 % credible interval. */
const CREDIBILITY = 0.9;

/** Lengths are judged and suggested in steps of five minutes. */
const STEP_MINUTES = 5;

/** The sessions by which a length is judged. */
export interface LengthBasis extends LengthTally {
  /** Longest length among them, in minutes. */
  upTo: number;
}

/** The basis of a suggestion, and the next longer length that is completed less often, or null. */
export interface SizingReason {
  reliable: LengthBasis;
  beyond: LengthBasis | null;
}

/**
 * The longest length that a person reliably completes, by their sessions of one activity; null with
 * too few sessions to tell. docs/right-sizing.md explains the method.
 *
 * @param byLength in any order; several tallies of one length add up.
 */
export function suggestMinutes(byLength: readonly LengthTally[]): number | null {
  return findSizingReason(byLength)?.reliable.minutes ?? null;
}

/**
 * The suggestion with its figures ("9 of 10 completed at 25 min, 3 of 8 at 60 min"). `beyond` is the
 * next longer length with enough sessions that is completed less often, or null.
 */
export function findSizingReason(byLength: readonly LengthTally[]): SizingReason | null {
  const steps = groupBySteps(byLength);
  const reliable = steps.map((step, i) => findBasis(step, steps.slice(i + 1))).findLast(isReliable);
  if (!reliable) return null;
  const isLessReliable = (step: LengthBasis) =>
    step.completed * countSessions(reliable) < reliable.completed * countSessions(step);
  const beyond = steps.find(
    (step) => step.minutes > reliable.upTo && isEnough(step) && isLessReliable(step),
  );
  return { reliable, beyond: beyond ?? null };
}

export const isWithin = ({ minutes }: LengthTally, basis: LengthBasis): boolean =>
  roundToStep(minutes) >= basis.minutes && roundToStep(minutes) <= roundToStep(basis.upTo);

const roundToStep = (minutes: number) => Math.floor(minutes / STEP_MINUTES) * STEP_MINUTES;

/** The completion rate is above `RELIABLE_RATE` with enough certainty. */
function isReliable(basis: LengthBasis): boolean {
  return isEnough(basis) && probabilityAtMost(RELIABLE_RATE, basis) <= 1 - CREDIBILITY;
}

/** Sessions in steps of five minutes, shortest first. Sessions of 27 minutes count for 25. */
function groupBySteps(byLength: readonly LengthTally[]): LengthBasis[] {
  const steps = new Map<number, LengthBasis>();
  for (const tally of byLength) {
    if (countSessions(tally) === 0) continue;
    const minutes = roundToStep(tally.minutes);
    const step = steps.get(minutes) ?? { minutes, upTo: minutes, completed: 0, broken: 0 };
    steps.set(minutes, addTallies(step, { ...tally, upTo: tally.minutes }));
  }
  return [...steps.values()].sort((a, b) => a.minutes - b.minutes);
}

/**
 * The sessions by which a step is judged: its own and, while there are fewer than five, those of the
 * next longer steps. That is never too lenient: a person who completes a longer session would have
 * completed a shorter one.
 */
function findBasis(step: LengthBasis, longer: readonly LengthBasis[]): LengthBasis {
  return longer.reduce((basis, next) => (isEnough(basis) ? basis : addTallies(basis, next)), step);
}

const addTallies = (a: LengthBasis, b: LengthBasis): LengthBasis => ({
  minutes: a.minutes,
  upTo: Math.max(a.upTo, b.upTo),
  completed: a.completed + b.completed,
  broken: a.broken + b.broken,
});

const isEnough = (tally: LengthTally) => countSessions(tally) >= MIN_SESSIONS;
const countSessions = (tally: LengthTally) => tally.completed + tally.broken;
