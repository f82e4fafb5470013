import type { Current, RoomState, SeatsChange } from "@/domain/api/wire";

/** One event of the stream `GET /api/live`. */
export type Frame =
  | { event: "snapshot"; data: RoomState }
  | { event: "seats"; data: SeatsChange }
  | { event: "me"; data: Current };

export const FRAME_EVENTS = ["snapshot", "seats", "me"] as const;

/** The state of the stream: open, being (re)opened, or unreachable. */
export type Connection = "live" | "connecting" | "offline";
