import { parseInstant } from "@/domain/time/instant";
import type { Outputs } from "@/server/trpc/root";
import type { CurrentSession, FocusSession } from "../live/session";
import type { LeftHow } from "../shell/cookies";
import type { StartLink } from "./start/start-form-state";
import type { ActivityAdvice } from "./start/suggested-length";

type WireRoom = Outputs["room"]["list"][number];

/** A room of the user. The planned ends of its running sessions are epoch ms, soonest first. */
export type MyRoom = Omit<WireRoom, "running"> & {
  running: { userId: string; name: string; plannedEnd: number }[];
};

export const parseMyRooms = (rooms: readonly WireRoom[]): MyRoom[] =>
  rooms.map((room) => ({
    ...room,
    running: room.running.map(({ userId, name, plannedEnd }) => ({
      userId,
      name,
      plannedEnd: parseInstant(plannedEnd),
    })),
  }));

/**
 * Everything that the page `/` shows, as the server rendered it. `listed` and `rooms` are answers as
 * the API sends them, for the cache of the queries; `useHomeData` and `useMyRooms` parse them.
 */
export interface HomeData {
  isSignedIn: boolean;
  /** How this browser's last account was left a moment ago. */
  left: LeftHow | null;
  current: CurrentSession;
  /** All of the user's activities, recent first, archived ones last. */
  activities: Outputs["activity"]["list"];
  /** The session started last; its activity and room are preselected. */
  last: FocusSession | null;
  /** The preselected length. */
  defaultMinutes: number;
  /** A session that ended a moment ago and is not dismissed yet. */
  ended: FocusSession | null;
  /** Today, `YYYY-MM-DD`, in the account's zone, and the sessions of this day. */
  day: string;
  timeZone: string;
  listed: Outputs["focusSession"]["list"];
  rooms: WireRoom[];
  /** The length that is usually completed, for each activity with enough history. */
  advice: ActivityAdvice[];
  startLink: StartLink;
}
