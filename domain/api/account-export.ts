import { z } from "zod";
import { ACCESS_KINDS } from "../coaching/grant";
import { OUTCOMES } from "../group-session/start-rules";
import { ROLES } from "../room/permissions";
import { SHARINGS } from "../room/sharing";
import { GOAL_UNITS } from "../stats/goal";
import { REVIEW_QUESTIONS } from "../stats/review-question";
import { accountOutput, deviceOutput } from "./account";
import { activityOutput } from "./activity";
import { grantOutput } from "./coach";
import { wireCount, wireDay, wireId, wireInstant, wireMinutes } from "./fields/output-fields";
import { focusSessionOutput } from "./focus-session";
import { formerMembershipOutput } from "./room";

/** A session with the fields that screens do not need. */
const exportedSessionOutput = focusSessionOutput.extend({
  /** The activity it was recorded under; `activity` may be the one that was merged into. */
  recordedActivityId: wireId,
  /** True if the end was chosen instead of the length. */
  isUntil: z.boolean(),
  /** Time at which the person asked not to be offered its target again. */
  targetDismissedAt: wireInstant.nullable(),
  /** Time at which it was marked unfocused. */
  driftedAt: wireInstant.nullable(),
});
export type ExportedSession = z.infer<typeof exportedSessionOutput>;

const exportedActivityOutput = activityOutput.extend({
  createdAt: wireInstant,
  archivedAt: wireInstant.nullable(),
  mergedIntoId: wireId.nullable(),
});

/** One of the two is the person; of the other only the id is exported. */
const pair = {
  roomSlug: z.string(),
  /** The member. */
  userId: wireId,
  coachId: wireId,
};

/** The person's coaching, as a member and as a coach, oldest first. */
const exportedCoachingOutput = z.strictObject({
  /** Revoked ones included. */
  grants: z.array(
    z.strictObject({
      ...pair,
      ...grantOutput.shape,
      grantedAt: wireInstant,
      revokedAt: wireInstant.nullable(),
    }),
  ),
  accessLog: z.array(
    z.strictObject({ ...pair, what: z.enum(ACCESS_KINDS), accessedAt: wireInstant }),
  ),
  notes: z.array(
    z.strictObject({
      ...pair,
      text: z.string(),
      writtenAt: wireInstant,
      readAt: wireInstant.nullable(),
    }),
  ),
  plans: z.array(
    z.strictObject({
      ...pair,
      activityId: wireId,
      unit: z.enum(GOAL_UNITS),
      amount: wireCount,
      minutes: wireMinutes.nullable(),
      suggestedAt: wireInstant,
      answeredAt: wireInstant.nullable(),
      isAccepted: z.boolean().nullable(),
    }),
  ),
});
export type ExportedCoaching = z.infer<typeof exportedCoachingOutput>;

const noteOutput = { roomSlug: z.string(), text: z.string(), leftAt: wireInstant };

/**
 * The person's notes to and from members of their rooms, in the order in which they were left. Of the
 * other person, the id and the name at that time are exported.
 */
const exportedNotesOutput = z.strictObject({
  /** With the times of delivery that the sender sees. */
  sent: z.array(
    z.strictObject({
      ...noteOutput,
      toUserId: wireId,
      toName: z.string(),
      deliverAt: wireInstant.nullable(),
      deliveredAt: wireInstant.nullable(),
    }),
  ),
  /** Delivered ones; while a session runs, only those that were read before. */
  received: z.array(
    z.strictObject({
      ...noteOutput,
      fromUserId: wireId,
      fromName: z.string(),
      deliveredAt: wireInstant,
      readAt: wireInstant.nullable(),
    }),
  ),
  muted: z.array(z.strictObject({ roomSlug: z.string(), userId: wireId, mutedAt: wireInstant })),
  /** Members about whom the person asked for a free alert. */
  freeAlerts: z.array(
    z.strictObject({ roomSlug: z.string(), userId: wireId, askedAt: wireInstant }),
  ),
});
export type ExportedNotes = z.infer<typeof exportedNotesOutput>;

const weekdaysOutput = z.array(z.int().min(1).max(7));

/**
 * Answer of `account.export`: everything stored about a person, for them to keep and for other
 * programs to read. Contains no secrets: no passwords, sign-in tokens or invite tokens.
 */
export const accountExportOutput = z.strictObject({
  exportedAt: wireInstant,
  account: accountOutput.omit({ isGuest: true }).extend({ createdAt: wireInstant }),
  activities: z.array(exportedActivityOutput),
  rooms: z.array(
    z.strictObject({
      slug: z.string(),
      name: z.string(),
      timeZone: z.string(),
      role: z.enum(ROLES),
      alsoCoaches: z.boolean(),
      awaitsAgreement: z.boolean(),
      isNewOwner: z.boolean(),
      sharing: z.enum(SHARINGS),
      showsBusy: z.boolean(),
      answeredBusy: z.boolean(),
      isCompared: z.boolean(),
      joinedAt: wireInstant,
    }),
  ),
  /** Rooms that the person was removed from or that closed, in the last 30 days. */
  formerRooms: z.array(formerMembershipOutput.extend({ roomSlug: z.string() })),
  /** Every version: each applies from its week until the next; an amount of 0 ends the goal. */
  goals: z.array(
    z.strictObject({
      activityId: wireId,
      fromWeek: wireDay,
      unit: z.enum(GOAL_UNITS),
      amount: wireCount,
      /** Id of the coach who suggested it, or null. */
      suggestedBy: wireId.nullable(),
      setAt: wireInstant,
    }),
  ),
  restWeekdays: z.array(
    z.strictObject({
      fromDate: wireDay,
      weekdays: weekdaysOutput,
      declaredOn: wireDay,
      declaredAt: wireInstant,
    }),
  ),
  restDates: z.array(
    z.strictObject({ date: wireDay, declaredOn: wireDay, declaredAt: wireInstant }),
  ),
  weeklyReviews: z.array(
    z.strictObject({
      week: wireDay,
      question: z.enum(REVIEW_QUESTIONS),
      answer: z.string(),
      answeredAt: wireInstant,
    }),
  ),
  devices: z.array(
    deviceOutput.omit({ id: true, isCurrent: true }).extend({ expiresAt: wireInstant }),
  ),
  /** Invites the person created, also for rooms they have left. Who used them is not included. */
  invites: z.array(
    z.strictObject({
      roomSlug: z.string(),
      role: z.enum(ROLES),
      createdAt: wireInstant,
      expiresAt: wireInstant.nullable(),
      maxUses: wireCount.nullable(),
    }),
  ),
  /** Group sessions the person scheduled, cancelled ones included, also in rooms they have left. */
  groupSessions: z.array(
    z.strictObject({
      id: wireId,
      roomSlug: z.string(),
      title: z.string().nullable(),
      minutes: wireMinutes,
      startsAt: wireInstant.nullable(),
      weekdays: weekdaysOutput.nullable(),
      time: z.string().nullable(),
      createdAt: wireInstant,
      cancelledAt: wireInstant.nullable(),
    }),
  ),
  /** The dates of group sessions the person joined, and how they turned out for them. */
  groupSessionJoins: z.array(
    z.strictObject({
      groupSessionId: wireId,
      roomSlug: z.string(),
      date: wireDay,
      activityId: wireId,
      target: z.string().nullable(),
      joinedAt: wireInstant,
      outcome: z.enum(OUTCOMES).nullable(),
      problem: z.string().nullable(),
    }),
  ),
  coaching: exportedCoachingOutput,
  notes: exportedNotesOutput,
  /** Oldest first. */
  sessions: z.array(exportedSessionOutput),
});
export type AccountExport = z.infer<typeof accountExportOutput>;
