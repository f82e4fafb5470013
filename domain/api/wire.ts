/**
 * What travels between server and browser. Instants are ISO 8601 strings in UTC, local days
 * `YYYY-MM-DD`, lengths whole minutes. These shapes are a contract: other programs rely on them.
 */
import type { BreakReason } from "../focus-session/break-reason";
import type { Color } from "../focus-session/color";
import type { Status } from "../focus-session/status";
import type { Role } from "../room/permissions";
import type { SeatState } from "../room/seat";

export interface Activity {
  id: string;
  name: string;
  color: Color;
  isRest: boolean;
}

export interface FocusSession {
  id: string;
  activity: Activity;
  roomSlug: string | null;
  target: string | null;
  startedAt: string;
  plannedEnd: string;
  brokenAt: string | null;
  breakReason: BreakReason | null;
  drifted: boolean;
  note: string | null;
  status: Status;
  localDate: string;
  timeZone: string;
  restartOf: string | null;
}

/** Answer of `focusSession.current` and payload of the live event `me`. */
export interface Current {
  session: FocusSession | null;
  serverNow: string;
}

/** A session as the room may see it. */
export interface SeatSession {
  activity: { name: string; color: Color; isRest: boolean } | null;
  target: string | null;
  startedAt: string;
  plannedEnd: string;
}

export interface RecentSession extends SeatSession {
  brokenAt: string | null;
  status: Status;
}

export interface Seat {
  userId: string;
  name: string;
  role: Role;
  /** An owner who coaches in the room besides. */
  alsoCoaches: boolean;
  state: SeatState;
  session: SeatSession | null;
  /** Planned end of a session run in no room, where the member lets this room know; else null. */
  busyUntil: string | null;
  /** Sessions of the last hour, oldest first, the running one left out. */
  recent: RecentSession[];
}

/** Answer of `room.live` and payload of the live event `snapshot`. */
export interface RoomState {
  room: string;
  version: number;
  serverNow: string;
  seats: Seat[];
}

/** Payload of the live event `seats`: only what changed, whole seats, safe to apply twice. */
export interface SeatsChange extends RoomState {
  gone?: string[];
}
