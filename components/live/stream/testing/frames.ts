import type { CurrentSession } from "@/domain/api/focus-session";
import type { RoomState } from "@/domain/api/room-state";

/** An empty room's state as the server sends it, one second later with each version. */
export const room = (version: number): RoomState => ({
  room: "chem",
  version,
  serverNow: new Date(1_000 * version).toISOString(),
  seats: [],
});

/** The server's answer that the user is in no session, at a second of the server's time. */
export const nothingRuns = (second: number): CurrentSession => ({
  session: null,
  serverNow: new Date(1_000 * second).toISOString(),
});
