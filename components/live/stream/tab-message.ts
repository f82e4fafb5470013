import type { RoomState } from "../seat";
import type { CurrentSession } from "../session";
import type { Connection, Frame } from "./frames";

/**
 * The name of the tabs' channel and of the leader's lock. Change it together with the messages: a
 * tab with an older build of the app must not lead.
 */
export const TABS = "stint-live-4";

/**
 * A message between the tabs of one browser. `want` comes from every tab; `who`, `frame`, `state`
 * and `gone` come from the leader only. `serverNow` is the time (epoch ms) by the sender's clock, or
 * null before it is set.
 */
export type TabMessage =
  | { kind: "want"; tab: string; rooms: readonly string[] | null; serverNow: number | null }
  | { kind: "who" }
  | { kind: "frame"; frame: Frame }
  | {
      kind: "state";
      rooms: readonly RoomState[];
      me: CurrentSession | null;
      connection: Connection;
      serverNow: number | null;
    }
  | { kind: "gone"; rooms: readonly string[]; isSignedOut: boolean }
  | { kind: "nudge" }
  | { kind: "wake" }
  | { kind: "suspend" }
  | { kind: "current"; current: CurrentSession }
  | { kind: "dismissed"; sessionId: string }
  | { kind: "account"; reload: boolean };
