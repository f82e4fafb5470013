import { z } from "zod";
import { MAX_MINUTES, MIN_MINUTES } from "../focus-session/session-length";
import { GOAL_UNITS, MAX_GOAL } from "../stats/goal";
import { namedActivityOutput } from "./activity";
import { wireCount, wireId, wireInstant, wireMinutes } from "./fields/output-fields";
import { id, line, slug } from "./fields/text";
import { MAX_COACH_NOTE } from "./fields/text-length";

export const addNoteInput = z.strictObject({
  roomSlug: slug,
  userId: id,
  text: line(MAX_COACH_NOTE),
});

/**
 * `coach.notes` and `coach.plans`. With a member: the messages that the viewer wrote to them in the
 * room. Without: the messages to the viewer, in one room or in all.
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

const message = {
  id: wireId,
  roomSlug: z.string(),
  coach: z.strictObject({ userId: wireId, name: z.string() }),
  /** The member it is for. */
  userId: wireId,
};

/** An item of `coach.notes`. */
export const coachNoteOutput = z.strictObject({
  ...message,
  text: z.string(),
  writtenAt: wireInstant,
  readAt: wireInstant.nullable(),
});
export type CoachNote = z.infer<typeof coachNoteOutput>;

/** An item of `coach.plans`. */
export const coachPlanOutput = z.strictObject({
  ...message,
  activity: namedActivityOutput,
  unit: z.enum(GOAL_UNITS),
  amount: wireCount,
  minutes: wireMinutes.nullable(),
  suggestedAt: wireInstant,
  answeredAt: wireInstant.nullable(),
  /** Null until it is answered. */
  isAccepted: z.boolean().nullable(),
  /** True for the coach's latest plan for this activity, whose answer may still change. */
  isLatest: z.boolean(),
});
export type CoachPlan = z.infer<typeof coachPlanOutput>;
