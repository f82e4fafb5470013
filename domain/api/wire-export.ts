/**
 * The export of an account: everything there is of a person, for them to keep and for other
 * programs to read. Instants, days and lengths as in `wire.ts`.
 */

import type { AccessKind, Grant } from "../coaching/grant";
import type { Role } from "../room/permissions";
import type { Sharing } from "../room/sharing";
import type { GoalUnit } from "../stats/goal";
import type { ReviewQuestion } from "../stats/review-question";
import type { Activity, FocusSession } from "./wire";

/** A session with what screens do not need to know of it. */
export interface ExportedSession extends FocusSession {
  /** The activity it was recorded under; `activity` is the one that was since merged into, if any. */
  recordedActivityId: string;
  /** Whether the end was chosen instead of the length. */
  isUntil: boolean;
  /** When it was owned up to. */
  driftedAt: string | null;
}

export interface ExportedActivity extends Activity {
  createdAt: string;
  archivedAt: string | null;
  mergedIntoId: string | null;
}

/**
 * Everything of coaching that concerns a person, oldest first. `coachId` or `userId` is the person;
 * the other one is somebody else, of whom no more is told than who they are.
 */
export interface ExportedCoaching {
  /** Those that ended as well: what was seen, by whom, from when until when. */
  grants: (Pair & Grant & { grantedAt: string; revokedAt: string | null })[];
  accessLog: (Pair & { what: AccessKind; accessedAt: string })[];
  notes: (Pair & { text: string; writtenAt: string; readAt: string | null })[];
  plans: (Pair & {
    activityId: string;
    unit: GoalUnit;
    amount: number;
    minutes: number | null;
    suggestedAt: string;
    answeredAt: string | null;
    isAccepted: boolean | null;
  })[];
}

interface Pair {
  roomSlug: string;
  /** The member. */
  userId: string;
  coachId: string;
}

/** Answer of `account.export`. Nothing secret stands in it: no password, no sign-in, no link. */
export interface AccountExport {
  exportedAt: string;
  account: {
    id: string;
    name: string;
    email: string | null;
    timeZone: string;
    createdAt: string;
  };
  activities: ExportedActivity[];
  rooms: {
    slug: string;
    name: string;
    timeZone: string;
    role: Role;
    alsoCoaches: boolean;
    sharing: Sharing;
    showsBusy: boolean;
    isCompared: boolean;
    joinedAt: string;
  }[];
  /** Every version: each stands from its week on until the next; 0 means none from there on. */
  goals: {
    activityId: string;
    fromWeek: string;
    unit: GoalUnit;
    amount: number;
    /** Id of the coach whose plan it was, if it was one's. */
    suggestedBy: string | null;
    setAt: string;
  }[];
  restWeekdays: { fromDate: string; weekdays: number[]; declaredOn: string; declaredAt: string }[];
  restDates: { date: string; declaredOn: string; declaredAt: string }[];
  weeklyReviews: {
    week: string;
    question: ReviewQuestion;
    answer: string;
    answeredAt: string;
  }[];
  devices: {
    device: string | null;
    createdAt: string;
    lastSeenAt: string;
    expiresAt: string;
  }[];
  /** Links the person made, also into rooms they have left; what became of them is the room's. */
  invites: {
    roomSlug: string;
    role: Role;
    createdAt: string;
    expiresAt: string | null;
    maxUses: number | null;
  }[];
  /** With coaches, and as one. */
  coaching: ExportedCoaching;
  /** Oldest first. */
  sessions: ExportedSession[];
}
