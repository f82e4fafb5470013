import type { Seat } from "@/domain/api/room-state";
import { type Audience, isTargetVisibleTo, redactForAudience } from "@/domain/room/audience";
import type { PositionWithAgreement } from "@/domain/room/coach-agreement";
import { RECENT_MS } from "@/domain/room/seat";
import type { ReadSeat } from "./room-state";

/** A seat as last sent, and what shows that it is outdated. */
export interface EncodedSeat extends PositionWithAgreement {
  userId: string;
  json: string;
  /** The same without targets, once needed. */
  jsonWithoutTargets?: string;
  isPresent: boolean;
  /** Epoch ms at which the session or the busy time ends, or infinity. */
  endsAt: number;
  /** Epoch ms at which time alone changes the seat, or infinity. */
  changesAt: number;
}

export function encodeSeat({ isPresent, awaitsAgreement, ...seat }: ReadSeat): EncodedSeat {
  const { userId, role, alsoCoaches, session, busyUntil } = seat;
  const end = session?.plannedEnd ?? busyUntil;
  const endsAt = end ? Date.parse(end) : Number.POSITIVE_INFINITY;
  return {
    userId,
    role,
    alsoCoaches,
    awaitsAgreement,
    json: JSON.stringify(seat),
    isPresent,
    endsAt,
    changesAt: Math.min(endsAt, recentChangesAt(seat)),
  };
}

/** The seat that was encoded. */
export const decodeSeat = ({ json, isPresent, awaitsAgreement }: EncodedSeat): ReadSeat => ({
  ...(JSON.parse(json) as Seat),
  isPresent,
  awaitsAgreement,
});

/** The seat as an audience sees it. The version without targets is encoded once for all. */
export function seatJsonFor(audience: Audience, seat: EncodedSeat): string {
  if (isTargetVisibleTo(audience, seat.userId)) return seat.json;
  seat.jsonWithoutTargets ??= JSON.stringify(
    redactForAudience(audience, JSON.parse(seat.json) as Seat),
  );
  return seat.jsonWithoutTargets;
}

/** Returns the time, in epoch ms, at which the oldest recent session is an hour old. */
function recentChangesAt({ recent }: Pick<ReadSeat, "recent">): number {
  const ends = recent.map(({ brokenAt, plannedEnd }) => Date.parse(brokenAt ?? plannedEnd));
  return Math.min(...ends) + RECENT_MS;
}
