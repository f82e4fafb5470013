import type { Current } from "@/domain/api/focus-session";
import type { RoomState, SeatsChange } from "@/domain/api/room-state";

/** One event of the stream `GET /api/live`. */
export type Frame =
  | { event: "snapshot"; data: RoomState }
  | { event: "seats"; data: SeatsChange }
  | { event: "me"; data: Current };

export const FRAME_EVENTS = ["snapshot", "seats", "me"] as const;

/** The state of the stream: open, being (re)opened, or unreachable. */
export type Connection = "live" | "connecting" | "offline";
