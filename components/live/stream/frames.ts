import type { CurrentSession as WireCurrentSession } from "@/domain/api/focus-session";
import type { SeatsChange as WireSeatsChange } from "@/domain/api/room-state";
import { parseRoomState, type RoomState, type SeatsChange } from "../seat";
import { type CurrentSession, parseCurrentSession } from "../session";

/** One event of the stream `GET /api/live`. */
export type Frame =
  | { event: "snapshot"; data: RoomState }
  | { event: "seats"; data: SeatsChange }
  | { event: "me"; data: CurrentSession }
  | { event: "groupSessions"; data: GroupSessionsHint };

/** Group sessions changed in this room, or for null in any room of the user. */
export interface GroupSessionsHint {
  room: string | null;
}

export const FRAME_EVENTS = ["snapshot", "seats", "me", "groupSessions"] as const;

/** Parses the JSON of an event, its instants too. */
export function parseFrame(event: Frame["event"], json: string): Frame {
  const data: unknown = JSON.parse(json);
  if (event === "groupSessions") return { event, data: data as GroupSessionsHint };
  if (event === "me") return { event, data: parseCurrentSession(data as WireCurrentSession) };
  return { event, data: parseRoomState(data as WireSeatsChange) };
}

/** The state of the stream: open, being (re)opened, or unreachable. */
export type Connection = "live" | "connecting" | "offline";
