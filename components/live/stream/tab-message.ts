import type { Current } from "@/domain/api/focus-session";
import type { RoomState } from "@/domain/api/room-state";
import type { Connection, Frame } from "./frames";

/**
 * A message between the tabs of one browser. `want` comes from every tab; `who`, `frame`, `state`
 * and `gone` come from the leader only.
 */
export type TabMessage =
  | { kind: "want"; tab: string; rooms: readonly string[] | null }
  | { kind: "who" }
  | { kind: "frame"; frame: Frame }
  | { kind: "state"; rooms: readonly RoomState[]; me: Current | null; connection: Connection }
  | { kind: "gone"; rooms: readonly string[]; isSignedOut: boolean }
  | { kind: "nudge" }
  | { kind: "wake" }
  | { kind: "suspend" }
  | { kind: "current"; current: Current }
  | { kind: "dismissed"; sessionId: string }
  | { kind: "account"; reload: boolean };
