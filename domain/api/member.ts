import { z } from "zod";
import { ROLES } from "../room/permissions";
import { SHARINGS } from "../room/sharing";
import { wireId, wireInstant } from "./fields/output-fields";
import { id, slug } from "./fields/text";

export const roomSlugInput = z.strictObject({ roomSlug: slug });
export const setRoleInput = z.strictObject({
  roomSlug: slug,
  userId: id,
  role: z.enum(ROLES),
});
/** `member.setCoaching`: whether the viewer, an owner, coaches in the room as well. */
export const setCoachingInput = z.strictObject({ roomSlug: slug, alsoCoaches: z.boolean() });
export const setSharingInput = z.strictObject({ roomSlug: slug, sharing: z.enum(SHARINGS) });
/** `member.setShowsBusy`: whether the room sees until when the viewer's personal sessions run. */
export const setShowsBusyInput = z.strictObject({ roomSlug: slug, showsBusy: z.boolean() });
/** `member.setCompared`: whether the viewer takes part in the room's comparison. */
export const setComparedInput = z.strictObject({ roomSlug: slug, isCompared: z.boolean() });
export const removeMemberInput = z.strictObject({ roomSlug: slug, userId: id });

/** An item of `member.list`. */
export const memberOutput = z.strictObject({
  userId: wireId,
  name: z.string(),
  role: z.enum(ROLES),
  alsoCoaches: z.boolean(),
  /**
   * A coach who has not agreed yet, so other members do not see them. Owners and the coach get the
   * value; others get false.
   */
  awaitsAgreement: z.boolean(),
  sharing: z.enum(SHARINGS),
  joinedAt: wireInstant,
});
