import type {
  RecentSession as WireRecentSession,
  RoomState as WireRoomState,
  Seat as WireSeat,
  SeatSession as WireSeatSession,
  SeatsChange as WireSeatsChange,
} from "@/domain/api/room-state";
import { parseInstant, type WithInstants } from "@/domain/time/instant";

/** A session as the room may see it. Instants are epoch ms, here and below. */
export type SeatSession = WithInstants<WireSeatSession, "startedAt" | "plannedEnd">;

export type RecentSession = WithInstants<
  WireRecentSession,
  "startedAt" | "plannedEnd" | "brokenAt"
>;

/** A member's live state in a room. */
export type Seat = Omit<WireSeat, "session" | "busyUntil" | "recent"> & {
  session: SeatSession | null;
  busyUntil: number | null;
  recent: RecentSession[];
};

export type RoomState = Omit<WireRoomState, "serverNow" | "seats"> & {
  serverNow: number;
  seats: Seat[];
};

/** Only the seats that changed, whole; `gone` are the ids of members who left. */
export type SeatsChange = RoomState & Pick<WireSeatsChange, "gone">;

/** Parses a room's state, or a change of it. */
export const parseRoomState = (state: WireSeatsChange): SeatsChange => ({
  ...state,
  serverNow: parseInstant(state.serverNow),
  seats: state.seats.map(parseSeat),
});

const parseSeat = (seat: WireSeat): Seat => ({
  ...seat,
  session: seat.session && parseSeatSession(seat.session),
  busyUntil: parseInstant(seat.busyUntil),
  recent: seat.recent.map((session) => ({
    ...session,
    ...parseSeatSession(session),
    brokenAt: parseInstant(session.brokenAt),
  })),
});

const parseSeatSession = (session: WireSeatSession): SeatSession => ({
  ...session,
  startedAt: parseInstant(session.startedAt),
  plannedEnd: parseInstant(session.plannedEnd),
});
