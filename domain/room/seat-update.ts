import type { RecentSession, Seat } from "../api/room-state";
import { findSeatState, RECENT_MS } from "./seat";
import { isShownAsRest, limitToSharing, type Sharing } from "./sharing";

/** A change of a member's seat by their own session. Instants are ISO strings. */
export type SeatUpdate =
  | { kind: "started"; session: StartedSession; sharing: Sharing }
  /** The session in the room was ended early. */
  | { kind: "ended"; brokenAt: string }
  /** A personal session began, or was ended early: then it is null. */
  | { kind: "busy"; until: string | null };

export interface StartedSession {
  activity: NonNullable<RecentSession["activity"]>;
  target: string | null;
  startedAt: string;
  plannedEnd: string;
}

/** A seat, and whether its member has an open stream. */
type KnownSeat = Seat & { isPresent: boolean };

/**
 * The seat after an update, as reading the room again at `now` (epoch ms, the database's clock) would
 * give it. Null when the update does not fit the seat: then the room must be read.
 */
export function updateSeat<Known extends KnownSeat>(
  seat: Known,
  update: SeatUpdate,
  now: number,
): Known | null {
  const current = advanceSeat(seat, now);
  switch (update.kind) {
    case "started": {
      const { session, sharing } = update;
      if (current.session || current.busyUntil !== null) return null;
      const running = { isRest: isShownAsRest(session, sharing) };
      return withSession(current, limitToSharing(session, sharing), running);
    }
    case "ended": {
      if (!current.session) return null;
      const { brokenAt } = update;
      const broken = { ...current.session, brokenAt, status: "broken" as const };
      return withSession(addRecent(current, broken), null, null);
    }
    case "busy":
      return current.session ? null : { ...current, busyUntil: update.until };
  }
}

/** The seat once time alone has changed it: sessions complete, and leave it an hour later. */
function advanceSeat<Known extends KnownSeat>(seat: Known, now: number): Known {
  const { session, busyUntil } = seat;
  const isOver = (end: string) => Date.parse(end) <= now;
  let advanced = seat;
  if (busyUntil !== null && isOver(busyUntil)) advanced = { ...advanced, busyUntil: null };
  if (session && isOver(session.plannedEnd)) {
    const completed = { ...session, brokenAt: null, status: "completed" as const };
    advanced = withSession(addRecent(advanced, completed), null, null);
  }
  const recent = advanced.recent.filter(
    ({ brokenAt, plannedEnd }) => Date.parse(brokenAt ?? plannedEnd) >= now - RECENT_MS,
  );
  return recent.length === advanced.recent.length ? advanced : { ...advanced, recent };
}

function withSession<Known extends KnownSeat>(
  seat: Known,
  session: Seat["session"],
  running: { isRest: boolean } | null,
): Known {
  const state = findSeatState({ running, isPresent: seat.isPresent });
  return { ...seat, state, session };
}

/** Recent sessions are in the order of their starts. */
function addRecent<Known extends KnownSeat>(seat: Known, ended: RecentSession): Known {
  const recent = [...seat.recent, ended].sort(
    (a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt),
  );
  return { ...seat, recent };
}
