import type { LengthTally } from "../../api/tally";
import { DAY_PARTS, type DayPart } from "../../time/day-part";
import { chanceLower } from "./beta-distribution";
import {
  isWithin,
  type LengthBasis,
  MIN_SESSIONS,
  type SizingReason,
  sizingReason,
} from "./sizing";

/** A part of the day is read apart when it differs from the rest with this probability. */
const DIFFERENCE_CREDIBILITY = 0.95;

/** What is suggested in a part of the day. */
export interface PartSizing {
  part: DayPart;
  /** Whether the part speaks for itself; else this is what the whole day says. */
  isOwn: boolean;
  reason: SizingReason | null;
}

/**
 * What is suggested in each part of the day that has a record, in the order of the day. A part
 * speaks for itself where it suggests another length than the whole day and differs from the rest
 * of the day beyond reasonable doubt just where they disagree; docs/right-sizing.md has the method.
 *
 * @param byPart one tally a length and part; together the record of one activity, in any order.
 */
export function sizingByPart(byPart: readonly (LengthTally & { part: DayPart })[]): PartSizing[] {
  const whole = sizingReason(byPart);
  return DAY_PARTS.flatMap((part) => {
    const own = byPart.filter((tally) => tally.part === part);
    if (countOf(own) === 0) return [];
    const rest = byPart.filter((tally) => tally.part !== part);
    const reason = sizingReason(own);
    const isOwn = differs({ own, rest }, reason, whole);
    return { part, isOwn, reason: isOwn ? reason : whole };
  });
}

interface Sides {
  own: readonly LengthTally[];
  rest: readonly LengthTally[];
}

/**
 * The longer of the two suggestions is what they disagree about: the part's own, which must be kept
 * better in it than in the rest of the day, or the whole day's, which must be kept worse.
 */
function differs(sides: Sides, own: SizingReason | null, whole: SizingReason | null): boolean {
  const [ownMinutes, wholeMinutes] = [own, whole].map((of) => of?.reliable.minutes ?? 0);
  if (own && Number(ownMinutes) > Number(wholeMinutes)) return isBetter(sides, own.reliable);
  if (whole && Number(ownMinutes) < Number(wholeMinutes)) {
    return isBetter({ own: sides.rest, rest: sides.own }, whole.reliable);
  }
  return false;
}

/** Whether lengths of a basis are kept better on the one side than on the other, five on either. */
function isBetter({ own, rest }: Sides, basis: LengthBasis): boolean {
  const [better, worse] = [own, rest].map((side) => side.filter((of) => isWithin(of, basis)));
  if (!better || !worse) return false;
  if (countOf(better) < MIN_SESSIONS || countOf(worse) < MIN_SESSIONS) return false;
  return chanceLower(sum(worse), sum(better)) >= DIFFERENCE_CREDIBILITY;
}

const sum = (tallies: readonly LengthTally[]) => ({
  kept: tallies.reduce((kept, { completed }) => kept + completed, 0),
  lost: tallies.reduce((lost, { broken }) => lost + broken, 0),
});

function countOf(tallies: readonly LengthTally[]): number {
  const { kept, lost } = sum(tallies);
  return kept + lost;
}
