import type { RecentSession, Seat } from "../live/seat";

/** The sessions to draw for a member: those of the last hour, then the running one. */
export function seatSessions(seat: Seat): RecentSession[] {
  if (!seat.session) return seat.recent;
  return [...seat.recent, { ...seat.session, brokenAt: null, status: "running" }];
}

/**
 * Splits members into rows of the timeline and names below it. Members without a visible session
 * are only named: as busy elsewhere (soonest free first), available or away. The viewer always has
 * a row.
 *
 * @param from left edge of the timeline, epoch ms.
 */
export function splitSeats(
  seats: readonly Seat[],
  viewerId: string,
  from: number,
): { rows: Seat[]; busy: Seat[]; here: Seat[]; away: Seat[] } {
  const hasRow = (seat: Seat) =>
    seat.userId === viewerId ||
    seat.session !== null ||
    seat.recent.some((session) => endedAt(session) > from);
  const others = seats.filter((seat) => !hasRow(seat));
  const idle = others.filter((seat) => !seat.busyUntil);
  return {
    rows: seats.filter(hasRow),
    busy: others.filter((seat) => seat.busyUntil).sort(bySoonestFree),
    here: idle.filter((seat) => seat.state === "here"),
    away: idle.filter((seat) => seat.state === "away"),
  };
}

const bySoonestFree = (a: Seat, b: Seat) => (a.busyUntil ?? 0) - (b.busyUntil ?? 0);

const endedAt = (session: RecentSession) => session.brokenAt ?? session.plannedEnd;
