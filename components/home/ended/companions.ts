import type { Seat } from "../../live/seat";
import type { FocusSession } from "../../live/session";
import { seatSessions } from "../../timeline/seat-rows";

/** Sessions that end within this time of each other finished together. */
const TOGETHER_MS = 60_000;
/** A shorter overlap is not mentioned. */
const LEAST_OVERLAP_MS = 60_000;

/** A member who focused in the same room during a session. Instants are epoch ms. */
export interface Companion {
  userId: string;
  name: string;
  /** Null where the member hides it. */
  activity: string | null;
  /** The part of their session within the own one. */
  from: number;
  to: number;
  /** When they started, if that was after the own start. */
  joinedAt: number | null;
  finishedTogether: boolean;
}

/**
 * Those who focused during the session, as their room shows them: who finished together first, then
 * the longest overlap. Sessions that ended early are left out.
 */
export function findCompanions(
  session: Pick<FocusSession, "startedAt" | "plannedEnd" | "brokenAt" | "status">,
  seats: readonly Seat[],
  viewerId: string,
): Companion[] {
  const { startedAt: start, status } = session;
  const end = session.brokenAt ?? session.plannedEnd;
  const companions = seats.flatMap((seat) => {
    const overlapping = seatSessions(seat).filter(
      (other) =>
        other.status !== "broken" &&
        !other.activity?.isRest &&
        Math.min(other.plannedEnd, end) - Math.max(other.startedAt, start) >= LEAST_OVERLAP_MS,
    );
    const last = overlapping.at(-1);
    if (!last || seat.userId === viewerId) return [];
    const from = Math.max(last.startedAt, start);
    return {
      userId: seat.userId,
      name: seat.name,
      activity: last.activity?.name ?? null,
      from,
      to: Math.min(last.plannedEnd, end),
      joinedAt: from - start >= TOGETHER_MS ? from : null,
      finishedTogether: status === "completed" && Math.abs(last.plannedEnd - end) < TOGETHER_MS,
    };
  });
  return companions.sort(
    (a, b) =>
      Number(b.finishedTogether) - Number(a.finishedTogether) || b.to - b.from - (a.to - a.from),
  );
}
