/** States of a member in the live view, in the order of the rows. */
export const SEAT_STATES = ["running", "resting", "here", "away"] as const;
export type SeatState = (typeof SEAT_STATES)[number];

/** An ended session stays on its seat, and on the room's timeline, for this long. */
export const RECENT_MS = 60 * 60_000;

/** The most rooms that one stream can watch. */
export const MAX_WATCHED_ROOMS = 20;

interface SeatFacts {
  running: { isRest: boolean } | null;
  isPresent: boolean;
}

/** The state of a member, from their running session in the room and whether a stream is open. */
export function findSeatState({ running, isPresent }: SeatFacts): SeatState {
  if (running) return running.isRest ? "resting" : "running";
  return isPresent ? "here" : "away";
}

interface Ordered {
  userId: string;
  name: string;
  state: SeatState;
  /** The planned end is an ISO instant on the server, epoch ms in the browser. */
  session: { plannedEnd: string | number } | null;
}

/**
 * Order of the rows: by state, running sessions by the soonest end, then by name (PRODUCT.md, Rooms).
 * A total order, so that every screen shows the same.
 */
export function compareSeats(a: Ordered, b: Ordered): number {
  return (
    SEAT_STATES.indexOf(a.state) - SEAT_STATES.indexOf(b.state) ||
    findEnd(a) - findEnd(b) ||
    a.name.localeCompare(b.name, "en") ||
    (a.userId < b.userId ? -1 : Number(a.userId > b.userId))
  );
}

const findEnd = (seat: Ordered) => (seat.session ? new Date(seat.session.plannedEnd).getTime() : 0);
