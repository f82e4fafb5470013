import type { LengthTally } from "../../api/tally";
import { chanceAtMost } from "./beta-distribution";

/** Nothing is said of a length from fewer sessions. */
export const MIN_SESSIONS = 5;

/** A length is reliably kept when it is kept more than seven times in ten ... */
export const RELIABLE_RATE = 0.7;

/** ... which must be this probable: the lower bound of a one-sided 90 % credible interval. */
const CREDIBILITY = 0.9;

/** Lengths are judged and suggested in steps of so many minutes. */
const STEP_MINUTES = 5;

/** The sessions a length is judged by. */
export interface LengthBasis extends LengthTally {
  /** The longest of them; `minutes` itself where all had that very length. */
  upTo: number;
}

/** What a suggestion rests on, and the next longer length that is kept less often, or null. */
export interface SizingReason {
  reliable: LengthBasis;
  beyond: LengthBasis | null;
}

/**
 * The longest length that is reliably kept, by the person's own record of one activity, or null
 * while the record does not say so. The method and its figures are in docs/right-sizing.md.
 *
 * @param byLength tallies of lengths, in any order; several of one length add up.
 */
export function suggestedMinutes(byLength: readonly LengthTally[]): number | null {
  return sizingReason(byLength)?.reliable.minutes ?? null;
}

/**
 * The suggestion with its figures ("you keep 9 of 10 at 25, 3 of 8 at 60"): what it rests on, and
 * the next longer length with five sessions that is kept less often, or null.
 */
export function sizingReason(byLength: readonly LengthTally[]): SizingReason | null {
  const steps = stepsOf(byLength);
  const reliable = steps.map((step, i) => basisOf(step, steps.slice(i + 1))).findLast(isReliable);
  if (!reliable) return null;
  const isLessKept = (step: LengthBasis) =>
    step.completed * sessionsIn(reliable) < reliable.completed * sessionsIn(step);
  const beyond = steps.find(
    (step) => step.minutes > reliable.upTo && isEnough(step) && isLessKept(step),
  );
  return { reliable, beyond: beyond ?? null };
}

/** Whether sessions of a length lie in the steps of a basis. */
export const isWithin = ({ minutes }: LengthTally, basis: LengthBasis): boolean =>
  stepOf(minutes) >= basis.minutes && stepOf(minutes) <= stepOf(basis.upTo);

const stepOf = (minutes: number) => Math.floor(minutes / STEP_MINUTES) * STEP_MINUTES;

/** Whether the kept rate of a length is high beyond reasonable doubt. */
function isReliable(basis: LengthBasis): boolean {
  const { completed: kept, broken: lost } = basis;
  return isEnough(basis) && chanceAtMost(RELIABLE_RATE, { kept, lost }) <= 1 - CREDIBILITY;
}

/** The record in steps of five minutes, shortest first: 27 minutes that were kept count for 25. */
function stepsOf(byLength: readonly LengthTally[]): LengthBasis[] {
  const steps = new Map<number, LengthBasis>();
  for (const tally of byLength) {
    if (sessionsIn(tally) === 0) continue;
    const minutes = stepOf(tally.minutes);
    const step = steps.get(minutes) ?? { minutes, upTo: minutes, completed: 0, broken: 0 };
    steps.set(minutes, joined(step, { ...tally, upTo: tally.minutes }));
  }
  return [...steps.values()].sort((a, b) => a.minutes - b.minutes);
}

/**
 * What a step is judged by: its own sessions, and where they are fewer than five, those of the next
 * longer steps until there are five. That is never too kind: who keeps a longer session would have
 * kept a shorter one.
 */
function basisOf(step: LengthBasis, longer: readonly LengthBasis[]): LengthBasis {
  return longer.reduce((basis, next) => (isEnough(basis) ? basis : joined(basis, next)), step);
}

const joined = (a: LengthBasis, b: LengthBasis): LengthBasis => ({
  minutes: a.minutes,
  upTo: Math.max(a.upTo, b.upTo),
  completed: a.completed + b.completed,
  broken: a.broken + b.broken,
});

const isEnough = (tally: LengthTally) => sessionsIn(tally) >= MIN_SESSIONS;
const sessionsIn = (tally: LengthTally) => tally.completed + tally.broken;
