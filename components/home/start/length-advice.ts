import type { Sizing } from "@/domain/api/dashboard";
import type { LengthTally } from "@/domain/api/tally";
import { findSizingReason } from "@/domain/stats/sizing/sizing";
import type { DayPart } from "@/domain/time/day-part";
import type { ActivityAdvice, LengthAdvice } from "./suggested-length";

/** The part of `dashboard.sizing` that the form needs. Computed on the server to keep the page small. */
export function buildLengthAdvice(sizing: readonly Sizing[]): ActivityAdvice[] {
  return sizing.flatMap(({ activityId, byLength, byPart }) => {
    const wholeDay = adviseLength(byLength, null);
    const own = byPart.filter(({ isOwn }) => isOwn);
    if (!wholeDay && own.length === 0) return [];
    const byDayPart = own.map(
      ({ part, byLength }) => [part, adviseLength(byLength, part)] as const,
    );
    return [{ activityId, wholeDay, byDayPart: Object.fromEntries(byDayPart) }];
  });
}

function adviseLength(
  byLength: readonly LengthTally[],
  dayPart: DayPart | null,
): LengthAdvice | null {
  const reason = findSizingReason(byLength);
  if (!reason) return null;
  const { reliable, beyond } = reason;
  return {
    dayPart,
    ...toRecord(reliable),
    upTo: reliable.upTo,
    longer: beyond && toRecord(beyond),
  };
}

const toRecord = ({ minutes, completed, broken }: LengthTally) => ({
  minutes,
  completed,
  ended: completed + broken,
});
