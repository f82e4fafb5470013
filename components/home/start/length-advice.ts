import type { LengthTally, Sizing } from "@/domain/api/wire-dashboard";
import { findSizingReason } from "@/domain/stats/sizing/sizing";
import type { DayPart } from "@/domain/time/day-part";
import type { ActivityAdvice, LengthAdvice } from "./suggested-length";

/**
 * The little that the form needs of `dashboard.sizing`. Called where the page is made: the
 * arithmetic behind it does not travel.
 */
export function lengthAdvice(sizing: readonly Sizing[]): ActivityAdvice[] {
  return sizing.flatMap(({ activityId, byLength, byPart }) => {
    const wholeDay = adviceOf(byLength, null);
    const own = byPart.filter(({ isOwn }) => isOwn);
    if (!wholeDay && own.length === 0) return [];
    const ofPart = own.map(({ part, byLength }) => [part, adviceOf(byLength, part)] as const);
    return [{ activityId, wholeDay, ofPart: Object.fromEntries(ofPart) }];
  });
}

function adviceOf(byLength: readonly LengthTally[], part: DayPart | null): LengthAdvice | null {
  const reason = findSizingReason(byLength);
  if (!reason) return null;
  const { reliable, beyond } = reason;
  return { part, ...kept(reliable), upTo: reliable.upTo, beyond: beyond && kept(beyond) };
}

const kept = ({ minutes, completed, broken }: LengthTally) => ({
  minutes,
  completed,
  ended: completed + broken,
});
