import type { CurrentSession } from "@/domain/api/focus-session";
import type { SeatUpdate } from "@/domain/room/seat-update";

/**
 * A change by a person's session as its transaction wrote it. It never leaves the process: its own
 * hub applies it instead of reading the rows again.
 */
export interface Written {
  /** The database's time after the commit: later than that of every reading without the change. */
  at: Date;
  person: WrittenPerson;
  seats: readonly WrittenSeat[];
}

/** The person's current session after the change, and the version that the change gave them. */
export interface WrittenPerson {
  userId: string;
  version: number;
  session: CurrentSession["session"];
}

/** The update of the person's seat in a room, and the version that the change gave the room. */
export interface WrittenSeat {
  roomId: string;
  version: number;
  update: SeatUpdate;
}

/**
 * The time to send with a written change, but not before what was sent (ISO strings): clients ignore
 * what is older than they have, and of two changes the later one may have read its time first.
 */
export const noEarlier = (at: string, sent: string): string => (at > sent ? at : sent);
