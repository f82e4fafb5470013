export type { Activity } from "./activity";
export type { Current, FocusSession } from "./focus-session";
export type { RecentSession, RoomState, Seat, SeatSession, SeatsChange } from "./room-state";
