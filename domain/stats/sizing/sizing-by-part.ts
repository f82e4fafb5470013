import type { LengthTally } from "../../api/tally";
import { DAY_PARTS, type DayPart } from "../../time/day-part";
import { probabilityLower } from "./beta-distribution";
import {
  findSizingReason,
  isWithin,
  type LengthBasis,
  MIN_SESSIONS,
  type SizingReason,
} from "./sizing";

/** A part of the day gets its own suggestion if it differs from the rest with this probability. */
const DIFFERENCE_CREDIBILITY = 0.95;

/** The suggestion for a part of the day. */
export interface PartSizing {
  part: DayPart;
  /** False when the suggestion is the whole day's. */
  isOwn: boolean;
  reason: SizingReason | null;
}

/**
 * The suggestion for each part of the day that has sessions, in order. A part has its own suggestion
 * if that differs from the whole day's, and if its completion rate for the lengths in question
 * differs significantly from the rest of the day. docs/right-sizing.md explains the method.
 *
 * @param byPart tallies of one activity by length and part, in any order.
 */
export function suggestByPart(byPart: readonly (LengthTally & { part: DayPart })[]): PartSizing[] {
  const whole = findSizingReason(byPart);
  return DAY_PARTS.flatMap((part) => {
    const own = byPart.filter((tally) => tally.part === part);
    if (countSessions(own) === 0) return [];
    const rest = byPart.filter((tally) => tally.part !== part);
    const reason = findSizingReason(own);
    const isOwn = differs({ own, rest }, reason, whole);
    return { part, isOwn, reason: isOwn ? reason : whole };
  });
}

interface Sides {
  own: readonly LengthTally[];
  rest: readonly LengthTally[];
}

/**
 * Compares the longer of the two suggestions. If it is the part's own, it must be completed more
 * often there than in the rest of the day; if it is the whole day's, less often.
 */
function differs(sides: Sides, own: SizingReason | null, whole: SizingReason | null): boolean {
  const [ownMinutes, wholeMinutes] = [own, whole].map((reason) => reason?.reliable.minutes ?? 0);
  if (own && Number(ownMinutes) > Number(wholeMinutes)) return isBetter(sides, own.reliable);
  if (whole && Number(ownMinutes) < Number(wholeMinutes)) {
    return isBetter({ own: sides.rest, rest: sides.own }, whole.reliable);
  }
  return false;
}

/**
 * True if the lengths of a basis are completed more often on the `own` side. Both sides need five
 * sessions.
 */
function isBetter({ own, rest }: Sides, basis: LengthBasis): boolean {
  const [better, worse] = [own, rest].map((side) => side.filter((tally) => isWithin(tally, basis)));
  if (!better || !worse) return false;
  if (countSessions(better) < MIN_SESSIONS || countSessions(worse) < MIN_SESSIONS) return false;
  return probabilityLower(sum(worse), sum(better)) >= DIFFERENCE_CREDIBILITY;
}

const sum = (tallies: readonly LengthTally[]) => ({
  completed: tallies.reduce((total, { completed }) => total + completed, 0),
  broken: tallies.reduce((total, { broken }) => total + broken, 0),
});

function countSessions(tallies: readonly LengthTally[]): number {
  const { completed, broken } = sum(tallies);
  return completed + broken;
}
