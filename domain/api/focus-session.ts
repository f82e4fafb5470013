import { z } from "zod";
import { BREAK_REASONS } from "../focus-session/break-reason";
import { MAX_MINUTES, MIN_MINUTES } from "../focus-session/session-length";
import { STATUSES } from "../focus-session/status";
import type { Reason } from "./reasons";
import { day, id, instant, optionalLine, slug } from "./text";
import { MAX_NOTE, MAX_TARGET } from "./text-length";

const outOfRange: Reason = "length_out_of_range";

/** `focusSession.start`: an activity, and either minutes or the instant at which to end. */
export const startInput = z
  .strictObject({
    activityId: id,
    minutes: z.int().min(MIN_MINUTES, outOfRange).max(MAX_MINUTES, outOfRange).optional(),
    until: instant.optional(),
    roomSlug: slug.nullish(),
    target: optionalLine(MAX_TARGET),
    restartOf: id.nullish(),
    idempotencyKey: z
      .string()
      .regex(/^[\x20-\x7e]{1,100}$/)
      .optional(),
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

/** Which sessions of the record: each filter narrows, and none of them means all. */
const recordFilter = {
  /** Those recorded under the activity, or shown under it since another was merged into it. */
  activityId: id.optional(),
  status: z.enum(STATUSES).optional(),
  roomSlug: slug.optional(),
  /** Stands in the target, the note or the activity's name, whatever the case. */
  text: optionalLine(MAX_NOTE),
};

/** `focusSession.list`: inclusive local days, newest first, a page at a time. */
export const listInput = z
  .strictObject({
    from: day,
    to: day,
    ...recordFilter,
    cursor: z.string().max(200).nullish(),
    /** Sessions a page. */
    limit: z.int().min(1).max(1000).default(100),
  })
  .refine((input) => input.from <= input.to, { path: ["to"] });
export type ListInput = z.output<typeof listInput>;

/** `focusSession.lineage`: any session of a chain of restarts. */
export const lineageInput = z.strictObject({ id: id });
