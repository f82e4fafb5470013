import type { Seat } from "@/domain/api/wire";
import { type Audience, isTargetVisibleTo, redactForAudience } from "@/domain/room/audience";
import type { Position } from "@/domain/room/permissions";
import { RECENT_MS } from "@/domain/room/seat";
import type { ReadSeat } from "./room-state";

/** What was last sent of a seat, and what shows that it went stale. */
export interface SentSeat extends Position {
  userId: string;
  json: string;
  /** The same without targets, once it was asked for. */
  bare?: string;
  isPresent: boolean;
  /** Epoch ms at which its session ends, or what it is busy with, or infinity. */
  endsAt: number;
  /** Epoch ms at which the seat changes by time alone, or infinity; told only of a practice. */
  turnsAt: number;
}

/** What is sent of a seat as it was read. */
export function toSend(
  { isPresent, ...seat }: ReadSeat,
  { isCoachingRoom }: { isCoachingRoom: boolean },
): SentSeat {
  const { userId, role, alsoCoaches, session, busyUntil } = seat;
  const end = session?.plannedEnd ?? busyUntil;
  const endsAt = end ? Date.parse(end) : Number.POSITIVE_INFINITY;
  return {
    userId,
    role,
    alsoCoaches,
    json: JSON.stringify(seat),
    isPresent,
    endsAt,
    turnsAt: isCoachingRoom ? Math.min(endsAt, forgetsAt(seat)) : Number.POSITIVE_INFINITY,
  };
}

/** The seat as it goes to an audience; what is withheld is taken out once, for whoever it is. */
export function jsonFor(audience: Audience, seat: SentSeat): string {
  if (isTargetVisibleTo(audience, seat.userId)) return seat.json;
  seat.bare ??= JSON.stringify(redactForAudience(audience, JSON.parse(seat.json) as Seat));
  return seat.bare;
}

/** When the oldest of the recent sessions is no longer of the last hour. */
function forgetsAt({ recent }: Pick<ReadSeat, "recent">): number {
  const ends = recent.map(({ brokenAt, plannedEnd }) => Date.parse(brokenAt ?? plannedEnd));
  return Math.min(...ends) + RECENT_MS;
}
