import { parseInstant, type WithInstants } from "@/domain/time/instant";
import type { Outputs } from "@/server/trpc/root";
import type { CurrentSession, FocusSession } from "../live/session";
import type { LeftHow } from "../shell/cookies";
import type { StartChoice } from "./start/recent-choices";
import type { StartLink } from "./start/start-form-state";
import type { ActivityAdvice } from "./start/suggested-length";

type WireRoom = Outputs["room"]["list"][number];

/** A member who is focusing in a room. Instants are epoch ms. */
export type RunningMember = WithInstants<WireRoom["running"][number], "startedAt" | "plannedEnd">;

/** A room of the user. Its running sessions have the soonest end first. */
export type MyRoom = Omit<WireRoom, "running"> & { running: RunningMember[] };

export const parseMyRooms = (rooms: readonly WireRoom[]): MyRoom[] =>
  rooms.map((room) => ({
    ...room,
    running: room.running.map((member) => ({
      ...member,
      startedAt: parseInstant(member.startedAt),
      plannedEnd: parseInstant(member.plannedEnd),
    })),
  }));

/**
 * Everything that starting, running and ending a session needs on a page, as the server rendered it.
 * `listed` and `rooms` are answers as the API sends them, for the cache of the queries; `useHomeData`
 * and `useMyRooms` parse them.
 */
export interface SessionData {
  isSignedIn: boolean;
  /** Empty for visitors without an account. */
  viewerId: string;
  current: CurrentSession;
  /** All of the user's activities, recent first, archived ones last. */
  activities: Outputs["activity"]["list"];
  /** True before the first session ever. */
  isNewcomer: boolean;
  /** The session started last that is not a rest; its activity and room are preselected. */
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
  /** Choices of the latest sessions, to start again with one press. */
  recent: StartChoice[];
  /** Targets that were not reached, as the API sends them. */
  unfinished: Outputs["focusSession"]["unfinishedTargets"];
  /** The length that is usually completed, for each activity with enough history. */
  advice: ActivityAdvice[];
}

/** Streak and week, as the API sends them. */
export interface Progress {
  streak: Outputs["dashboard"]["streak"];
  week: Outputs["dashboard"]["personal"];
  goals: Outputs["goal"]["progress"];
}

/** Everything that the page `/` shows. */
export interface HomeData extends SessionData {
  /** How this browser's last account was left a moment ago. */
  left: LeftHow | null;
  startLink: StartLink;
  /** Null for visitors without an account. */
  progress: Progress | null;
  /** Group sessions of the next hours in the user's rooms, as the API sends them. */
  groupSessions: Outputs["groupSession"]["upcoming"];
}
