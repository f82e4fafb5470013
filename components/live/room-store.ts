import type { RoomState, Seat, SeatsChange } from "@/domain/api/wire";
import { compareSeats } from "@/domain/room/seat";

/** Two readings that overtake one another were taken closer together than this. */
const OVERTAKING_MS = 10_000;

/**
 * Whether `next` is at least as new as what is held: by the version, as readings may overtake one
 * another. Between equal versions the server's clock decides, since a presence that lapses has no
 * new one; so it does when they lie far apart, since a database that was put back from a back-up
 * counts from a lower version.
 */
export function isCurrent(held: RoomState | undefined, next: RoomState): boolean {
  if (!held) return true;
  const laterMs = Date.parse(next.serverNow) - Date.parse(held.serverNow);
  if (next.version === held.version || Math.abs(laterMs) > OVERTAKING_MS) return laterMs >= 0;
  return next.version > held.version;
}

/** The room after a whole snapshot; an older one than what is held changes nothing. */
export function applySnapshot(held: RoomState | undefined, snapshot: RoomState): RoomState {
  return held && !isCurrent(held, snapshot) ? held : inOrder(snapshot);
}

/**
 * The room after changed seats. Safe to apply twice; an older change is ignored, and so is one for
 * a room of which no snapshot has come yet.
 */
export function applySeats(
  held: RoomState | undefined,
  { gone = [], ...change }: SeatsChange,
): RoomState | undefined {
  if (!held || !isCurrent(held, change)) return held;
  const replaced = new Set([...gone, ...change.seats.map((seat) => seat.userId)]);
  const kept = held.seats.filter((seat) => !replaced.has(seat.userId));
  return inOrder({ ...change, seats: [...kept, ...change.seats] });
}

/**
 * The room as it stands at `now` (epoch ms, the server's clock): sessions past their planned end
 * have completed, and nobody is busy with one. The same object when nothing ended.
 */
export function asOf(state: RoomState, now: number): RoomState {
  if (!state.seats.some((seat) => hasEnded(seat, now))) return state;
  return inOrder({ ...state, seats: state.seats.map((seat) => seatAsOf(seat, now)) });
}

/** When the next session in the room ends (epoch ms), or null with none running at `now`. */
export function nextEnd(state: RoomState, now: number): number | null {
  const ends = state.seats.map(endOf).filter((end) => end !== null && end > now);
  return ends.length > 0 ? Math.min(...(ends as number[])) : null;
}

/** When the session that a seat shows ends, or the one it only says "busy" of. */
function endOf({ session, busyUntil }: Seat): number | null {
  const end = session?.plannedEnd ?? busyUntil;
  return end ? Date.parse(end) : null;
}

const inOrder = (state: RoomState) => ({ ...state, seats: state.seats.toSorted(compareSeats) });

function hasEnded(seat: Seat, now: number): boolean {
  const end = endOf(seat);
  return end !== null && end <= now;
}

/** Whoever surfaces is taken to be here until the server says otherwise: it alone knows. */
function seatAsOf(seat: Seat, now: number): Seat {
  if (!hasEnded(seat, now)) return seat;
  if (!seat.session) return { ...seat, busyUntil: null };
  const completed = { ...seat.session, brokenAt: null, status: "completed" as const };
  return { ...seat, state: "here", session: null, recent: [...seat.recent, completed] };
}
