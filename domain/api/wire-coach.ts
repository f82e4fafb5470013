/** What coaching carries between server and browser: a contract, as `wire.ts` is. */

import type { Flag } from "../coaching/flags";
import type { AccessKind, Grant } from "../coaching/grant";
import type { BreakReason } from "../focus-session/break-reason";
import type { Color } from "../focus-session/color";
import type { GoalUnit } from "../stats/goal";
import type { FocusSession } from "./wire";
import type {
  ActivityTally,
  Patterns,
  PeriodToDate,
  PersonalDashboard,
  RatedTally,
  Sizing,
  Streak,
  StreakDay,
  Tally,
} from "./wire-dashboard";

/** A row of the register: an item of `coach.members`. All figures lie within the grant. */
export interface CoachedMember {
  userId: string;
  name: string;
  streak: { current: number; longest: number };
  /** The last 28 local days of the member, oldest first. */
  strip: Pick<StreakDay, "date" | "status" | "isBefore">[];
  thisWeek: Tally;
  lastWeek: Tally;
  /** Of last week the days up to this weekday: what this week is fairly set beside. */
  lastWeekSoFar: Tally;
  /** Of the last 28 days; null with nothing ended. */
  completionRate: number | null;
  /** Protected minutes of the last 28 days, most first. */
  byActivity: ActivityTally[];
  /** Local day of the last session that is seen. */
  lastSessionOn: string | null;
  /** Its start; null where the grant is for all sessions, of which days are told and no times. */
  lastSessionAt: string | null;
  flags: Flag[];
  grant: Grant;
}

/**
 * What a member did outside the coach's room on one activity and local day. Neither times nor places
 * are in it; the words are those of that day, in no order that tells of time, and only where granted.
 */
export interface ElsewhereDay extends Tally {
  date: string;
  activity: { id: string; name: string; color: Color };
  targets: string[];
  reflections: string[];
  reasons: BreakReason[];
}

/** Answer of `coach.member`. What the grant leaves out is not in it at all. */
export interface CoachedMemberPage {
  userId: string;
  name: string;
  timeZone: string;
  grant: Grant;
  dashboard: PersonalDashboard;
  /** Only when a second period was asked for. */
  compared: RatedTally | null;
  /** Null once the period is over where the member is; `compared` as `comparePeriodToDate` says. */
  soFar: (PeriodToDate & { compared: RatedTally | null }) | null;
  streak: Streak;
  /** By the part of the day only where all that is seen was run in the room. */
  sizing: Sizing[];
  /** `breaks` carry reasons only where they are granted; `byHour` is of the room's sessions alone. */
  patterns: Patterns;
  /**
   * The latest sessions of the period that were run in the room, newest first: targets, notes and
   * reasons are null where they are not granted.
   */
  sessions: FocusSession[];
  /** All others of the period by day and activity, newest first; none where the scope is `room`. */
  elsewhere: ElsewhereDay[];
  flags: Flag[];
}

/** An item of `coach.grants`: what the viewer lets a coach see, or could. */
export interface GrantToCoach {
  roomSlug: string;
  roomName: string;
  /** The coach. */
  userId: string;
  name: string;
  /** Whether they see the room's comparison as well, as an owner does: whoever leaves it is not in it. */
  seesComparison: boolean;
  /** Null where nothing is granted. */
  grant: Grant | null;
  grantedAt: string | null;
}

/** An item of `coach.looks`. */
export interface AccessLogEntry {
  roomSlug: string;
  roomName: string;
  /** The coach. */
  userId: string;
  name: string;
  what: AccessKind;
  at: string;
}

/** An item of `coach.accessThisWeek`: how often a coach looked in the viewer's week, Monday to Sunday. */
export interface WeeklyAccess {
  roomSlug: string;
  roomName: string;
  /** The coach. */
  userId: string;
  name: string;
  /** Pages opened and downloads taken. */
  count: number;
  /** Local days on which the coach had the viewer's row of the register before them. */
  registerDays: number;
  lastAt: string;
}

/** An item of `coach.notes`. */
export interface CoachNote {
  id: string;
  roomSlug: string;
  coach: { userId: string; name: string };
  /** The member it was written to. */
  userId: string;
  text: string;
  writtenAt: string;
  readAt: string | null;
}

/** An item of `coach.plans`. */
export interface CoachPlan {
  id: string;
  roomSlug: string;
  coach: { userId: string; name: string };
  userId: string;
  activity: { id: string; name: string; color: Color };
  unit: GoalUnit;
  amount: number;
  minutes: number | null;
  suggestedAt: string;
  answeredAt: string | null;
  /** Null while it waits for an answer. */
  isAccepted: boolean | null;
  /** The coach has suggested nothing later on this activity: the member may answer otherwise yet. */
  isLatest: boolean;
}
