import { z } from "zod";
import { ACCESS_KINDS, GRANT_SCOPES } from "../coaching/grant";
import { grantOutput } from "./coach";
import { wireCount, wireId, wireInstant } from "./fields/output-fields";
import { id, slug } from "./fields/text";

/** `coach.grant`: `userId` is the coach; omitted fields are as in `DEFAULT_GRANT`. */
export const grantInput = z.strictObject({
  roomSlug: slug,
  userId: id,
  scope: z.enum(GRANT_SCOPES).optional(),
  targets: z.boolean().optional(),
  reflections: z.boolean().optional(),
  reasons: z.boolean().optional(),
  includeHistory: z.boolean().optional(),
});

/** `coach.revoke`: `userId` is the coach. */
export const revokeInput = z.strictObject({ roomSlug: slug, userId: id });

/** A coach in one of the viewer's rooms. */
const coachInRoom = {
  roomSlug: z.string(),
  roomName: z.string(),
  /** The coach. */
  userId: wireId,
  name: z.string(),
};

/** An item of `coach.grants`: every coach the viewer shares with or could share with. */
export const grantToCoachOutput = z.strictObject({
  ...coachInRoom,
  /** True if the room shows the coach the viewer's sessions even without a grant. */
  seesMember: z.boolean(),
  /** True if the coach also sees the room's comparison, as an owner does. */
  seesComparison: z.boolean(),
  /** Null where nothing is shared. */
  grant: grantOutput.nullable(),
  grantedAt: wireInstant.nullable(),
});
export type GrantToCoach = z.infer<typeof grantToCoachOutput>;

/** An item of `coach.accessLog`. */
export const accessLogEntryOutput = z.strictObject({
  ...coachInRoom,
  what: z.enum(ACCESS_KINDS),
  at: wireInstant,
});
export type AccessLogEntry = z.infer<typeof accessLogEntryOutput>;

/** An item of `coach.accessThisWeek`: a coach's views in the viewer's week, Monday to Sunday. */
export const weeklyAccessOutput = z.strictObject({
  ...coachInRoom,
  /** Pages opened and downloads taken. */
  count: wireCount,
  /** Local days on which the viewer's row of the roster was shown to the coach. */
  registerDays: wireCount,
  lastAt: wireInstant,
});
export type WeeklyAccess = z.infer<typeof weeklyAccessOutput>;
