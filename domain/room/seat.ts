/** A member's place in the room's live view, in the order in which the rows stand. */
export const SEAT_STATES = ["running", "resting", "here", "away"] as const;
export type SeatState = (typeof SEAT_STATES)[number];

/** How long an ended session stays on its seat, and how far back the room's timeline reaches. */
export const RECENT_MS = 60 * 60_000;

/** How many rooms one stream can watch at most. */
export const MAX_WATCHED_ROOMS = 20;

interface SeatFacts {
  running: { isRest: boolean } | null;
  isPresent: boolean;
}

/** State of a seat from the session running in this room and whether a stream is open. */
export function seatState({ running, isPresent }: SeatFacts): SeatState {
  if (running) return running.isRest ? "resting" : "running";
  return isPresent ? "here" : "away";
}

interface Ordered {
  userId: string;
  name: string;
  state: SeatState;
  session: { plannedEnd: string } | null;
}

/**
 * Order of the rows: running first, the soonest end on top, then resting, here, away; within
 * those by name (PRODUCT.md, Rooms). Total, so that every screen shows the same order.
 */
export function compareSeats(a: Ordered, b: Ordered): number {
  return (
    SEAT_STATES.indexOf(a.state) - SEAT_STATES.indexOf(b.state) ||
    endOf(a) - endOf(b) ||
    a.name.localeCompare(b.name, "en") ||
    (a.userId < b.userId ? -1 : Number(a.userId > b.userId))
  );
}

const endOf = (seat: Ordered) => (seat.session ? Date.parse(seat.session.plannedEnd) : 0);
