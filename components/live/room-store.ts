import { compareSeats } from "@/domain/room/seat";
import type { RoomState, Seat, SeatsChange } from "./seat";

/** Frames that arrive in the wrong order were read closer together than this. */
const OVERTAKING_MS = 10_000;

/**
 * Whether `next` is at least as new as what is held, by version, because frames may arrive in the
 * wrong order. The server's clock decides between equal versions, because a lapsed presence has no
 * new one, and when they are far apart, because a restored database counts from a lower version.
 */
export function isCurrent(held: RoomState | undefined, next: RoomState): boolean {
  if (!held) return true;
  const laterMs = next.serverNow - held.serverNow;
  if (next.version === held.version || Math.abs(laterMs) > OVERTAKING_MS) return laterMs >= 0;
  return next.version > held.version;
}

/** The room after a full snapshot; one older than what is held changes nothing. */
export function applySnapshot(held: RoomState | undefined, snapshot: RoomState): RoomState {
  return held && !isCurrent(held, snapshot) ? held : inSeatOrder(snapshot);
}

/**
 * The room after changed seats. Safe to apply twice. Ignores an older change, and one for a room
 * without a snapshot.
 */
export function applySeats(
  held: RoomState | undefined,
  { gone = [], ...change }: SeatsChange,
): RoomState | undefined {
  if (!held || !isCurrent(held, change)) return held;
  const replaced = new Set([...gone, ...change.seats.map((seat) => seat.userId)]);
  const unchanged = held.seats.filter((seat) => !replaced.has(seat.userId));
  return inSeatOrder({ ...change, seats: [...unchanged, ...change.seats] });
}

/**
 * The room at `now` (epoch ms, the server's clock): sessions past their planned end have completed,
 * and nobody is busy with one. Returns the same object when nothing ended.
 */
export function roomAt(state: RoomState, now: number): RoomState {
  if (!state.seats.some((seat) => hasEnded(seat, now))) return state;
  return inSeatOrder({ ...state, seats: state.seats.map((seat) => seatAt(seat, now)) });
}

/** Who is shown as focusing, with the end (epoch ms) of their session. */
export const listFocusing = (seats: readonly Seat[]) =>
  seats.flatMap(({ userId, name, state, session }) =>
    state === "running" && session ? [{ userId, name, plannedEnd: session.plannedEnd }] : [],
  );

/** When the next session in the room ends (epoch ms); null when none runs at `now`. */
export function nextEnd(state: RoomState, now: number): number | null {
  const ends = state.seats.map(findEnd).filter((end) => end !== null && end > now);
  return ends.length > 0 ? Math.min(...(ends as number[])) : null;
}

/** The end (epoch ms) of the session that a seat shows or is busy with. */
function findEnd({ session, busyUntil }: Seat): number | null {
  return session?.plannedEnd ?? busyUntil;
}

const inSeatOrder = (state: RoomState) => ({ ...state, seats: state.seats.toSorted(compareSeats) });

function hasEnded(seat: Seat, now: number): boolean {
  const end = findEnd(seat);
  return end !== null && end <= now;
}

/** Assumes that a member is available after a session until the server says otherwise. */
function seatAt(seat: Seat, now: number): Seat {
  if (!hasEnded(seat, now)) return seat;
  if (!seat.session) return { ...seat, busyUntil: null };
  const completed = { ...seat.session, brokenAt: null, status: "completed" as const };
  return { ...seat, state: "here", session: null, recent: [...seat.recent, completed] };
}
