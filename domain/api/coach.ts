import { z } from "zod";
import { GRANT_SCOPES } from "../coaching/grant";
import { FLAG_CHOICES, MAX_NAME_PART } from "../coaching/roster-filter";
import { MAX_MINUTES, MIN_MINUTES } from "../focus-session/session-length";
import { GOAL_UNITS, MAX_GOAL } from "../stats/goal";
import { spanning } from "./dashboard";
import { id, line, slug } from "./text";
import { MAX_COACH_NOTE } from "./text-length";

/** Set by downloads, so that the member is told it was one. */
const isExport = z.boolean().default(false);

/** `coach.members`: everybody, or those whom a filter of the register wants. */
export const coachMembersInput = z.strictObject({
  roomSlug: slug,
  flag: z.enum(FLAG_CHOICES).default("all"),
  name: z.string().max(MAX_NAME_PART).default(""),
  isExport,
});

/** `coach.member`: inclusive local days, and another period to compare them with. */
export const coachMemberInput = spanning({
  roomSlug: slug,
  userId: id,
  compare: spanning({}).optional(),
  isExport,
});

/** `coach.grant`: what is left out is as in `DEFAULT_GRANT`; `userId` is the coach. */
export const grantInput = z.strictObject({
  roomSlug: slug,
  userId: id,
  scope: z.enum(GRANT_SCOPES).optional(),
  targets: z.boolean().optional(),
  reflections: z.boolean().optional(),
  reasons: z.boolean().optional(),
  includeHistory: z.boolean().optional(),
});

/** Somebody in a room: the coach for a member, the member for a coach. */
export const coachPersonInput = z.strictObject({ roomSlug: slug, userId: id });

export const addNoteInput = z.strictObject({
  roomSlug: slug,
  userId: id,
  text: line(MAX_COACH_NOTE),
});

/**
 * `coach.notes` and `coach.plans`: with a member named, what this coach wrote to them in the room;
 * without, what was written to the viewer, in one room or in all.
 */
export const coachMessagesInput = z
  .strictObject({ roomSlug: slug.optional(), userId: id.optional() })
  .refine((input) => input.userId === undefined || input.roomSlug !== undefined, {
    path: ["roomSlug"],
  })
  .optional();

export const suggestPlanInput = z
  .strictObject({
    roomSlug: slug,
    userId: id,
    activityId: id,
    unit: z.enum(GOAL_UNITS),
    amount: z.int().min(1),
    minutes: z.int().min(MIN_MINUTES).max(MAX_MINUTES).nullish(),
  })
  .refine((plan) => plan.amount <= MAX_GOAL[plan.unit], { path: ["amount"] });

export const answerPlanInput = z.strictObject({ id: id, isAccepted: z.boolean() });
export const withdrawPlanInput = z.strictObject({ id: id });

/** Nothing is asked; an empty object may be sent all the same. */
export const nothingInput = z.strictObject({}).optional();
