import { z } from "zod";
import { BREAK_REASONS } from "../focus-session/break-reason";
import { MAX_MINUTES, MIN_MINUTES } from "../focus-session/session-length";
import { STATUSES } from "../focus-session/status";
import { activityOutput } from "./activity";
import { wireDay, wireId, wireInstant } from "./fields/output-fields";
import { day, id, idempotencyKey, instant, optionalLine, slug } from "./fields/text";
import { MAX_NOTE, MAX_TARGET } from "./fields/text-length";
import type { Reason } from "./reasons";

const outOfRange: Reason = "length_out_of_range";

/** `focusSession.start`: an activity, and either minutes or the instant at which to end. */
export const startInput = z
  .strictObject({
    activityId: id,
    minutes: z.int().min(MIN_MINUTES, outOfRange).max(MAX_MINUTES, outOfRange).optional(),
    until: instant.optional(),
    roomSlug: slug.nullish(),
    target: optionalLine(MAX_TARGET),
    /** A line about things to leave alone meanwhile, e.g. the phone. Nobody else sees it. */
    leaveAlone: optionalLine(MAX_TARGET).optional(),
    restartOf: id.nullish(),
    idempotencyKey: idempotencyKey.optional(),
  })
  .refine((input) => (input.minutes === undefined) !== (input.until === undefined), {
    path: ["minutes"],
    message: "give either minutes or until",
  });
export type StartInput = z.output<typeof startInput>;

export const breakInput = z.strictObject({
  id: id,
  reason: z.enum(BREAK_REASONS).nullish(),
});

export const reviewInput = z.strictObject({
  id: id,
  note: optionalLine(MAX_NOTE).optional(),
  drifted: z.boolean().optional(),
});

/** Filters of the history. All given filters must match; without any, every session matches. */
const historyFilter = {
  /** Matches the activity of the session and the one it was merged into. */
  activityId: id.optional(),
  status: z.enum(STATUSES).optional(),
  roomSlug: slug.optional(),
  /** Part of the target, the note or the activity's name, in any case. */
  text: optionalLine(MAX_NOTE),
};

/** `focusSession.list`: inclusive local days, newest first, a page at a time. */
export const listInput = z
  .strictObject({
    from: day,
    to: day,
    ...historyFilter,
    cursor: z.string().max(200).nullish(),
    /** Sessions per page. */
    limit: z.int().min(1).max(1000).default(100),
  })
  .refine((input) => input.from <= input.to, { path: ["to"] });
export type ListInput = z.output<typeof listInput>;

/** `focusSession.dismissTarget`: a session whose target is not to be offered again. */
export const dismissTargetInput = z.strictObject({ id });

/** `focusSession.lineage`: any session of a chain of restarts. */
export const lineageInput = z.strictObject({ id: id });

const wireSessionMinutes = z.int().min(MIN_MINUTES).max(MAX_MINUTES);

export const focusSessionOutput = z.strictObject({
  id: wireId,
  activity: activityOutput,
  roomSlug: z.string().nullable(),
  target: z.string().nullable(),
  /** Null unless the person said it at the start. No answer to anybody else has it. */
  leaveAlone: z.string().nullable(),
  startedAt: wireInstant,
  plannedEnd: wireInstant,
  brokenAt: wireInstant.nullable(),
  breakReason: z.enum(BREAK_REASONS).nullable(),
  drifted: z.boolean(),
  note: z.string().nullable(),
  status: z.enum(STATUSES),
  localDate: wireDay,
  timeZone: z.string(),
  restartOf: wireId.nullable(),
  /** The group session that it was started with. */
  groupSessionId: wireId.nullable(),
});
export type FocusSession = z.infer<typeof focusSessionOutput>;

/** A session as its coach sees it: what the person leaves alone is not in it. */
export const coachedSessionOutput = focusSessionOutput.omit({ leaveAlone: true });
export type CoachedSession = z.infer<typeof coachedSessionOutput>;

/** Answer of `focusSession.current` and payload of the live event `me`. */
export const currentOutput = z.strictObject({
  session: focusSessionOutput.nullable(),
  serverNow: wireInstant,
});
export type CurrentSession = z.infer<typeof currentOutput>;

/** Answer of `focusSession.defaultLength`: the length to preselect for the next start. */
export const defaultLengthOutput = z.strictObject({ minutes: wireSessionMinutes });

/** Answer of `focusSession.unfinishedTargets`, the newest first. */
export const unfinishedTargetsOutput = z.array(
  z.strictObject({
    /** The session that was broken last with this target. */
    sessionId: wireId,
    target: z.string(),
    activity: activityOutput,
    minutes: wireSessionMinutes,
    /** The local day of that session. */
    localDate: wireDay,
  }),
);
export type UnfinishedTarget = z.infer<typeof unfinishedTargetsOutput>[number];

/** Answer of `focusSession.list`. */
export const sessionPageOutput = z.strictObject({
  items: z.array(focusSessionOutput),
  nextCursor: z.string().nullable(),
});
