import { z } from "zod";
import { INVITE_ROLES, ROLES } from "../room/permissions";
import { wireCount, wireId, wireInstant } from "./fields/output-fields";
import { id, instant, slug } from "./fields/text";

export const createInviteInput = z
  .strictObject({
    roomSlug: slug,
    role: z.enum(INVITE_ROLES),
    expiresAt: instant.nullish(),
    maxUses: z.int().min(1).max(1000).nullish(),
    /** Joining by this link shares `DEFAULT_GRANT` with the room's coaches. */
    coached: z.boolean().optional(),
  })
  .refine((invite) => !invite.coached || invite.role === "member", { path: ["coached"] });
export const revokeInviteInput = z.strictObject({ roomSlug: slug, id: id });
/** `id` is the lasting link to replace: a repeated call replaces nothing more. */
export const renewInviteInput = z.strictObject({ roomSlug: slug, id: id });
export const inviteTokenInput = z.strictObject({ token: z.string().min(1).max(200) });

/**
 * An item of `invite.list`, which leaves out the lasting link. The token itself is not stored.
 */
export const inviteOutput = z.strictObject({
  id: wireId,
  role: z.enum(ROLES),
  isCoached: z.boolean(),
  /** Name of the member who created it; null if they deleted their account. */
  createdBy: z.string().nullable(),
  createdAt: wireInstant,
  expiresAt: wireInstant.nullable(),
  maxUses: wireCount.nullable(),
  uses: wireCount,
  revokedAt: wireInstant.nullable(),
  isOpen: z.boolean(),
});

/** Answer of `invite.create`: the only time the token is shown. */
export const createdInviteOutput = z.strictObject({
  id: wireId,
  token: z.string(),
  url: z.url(),
});

/** Answer of `invite.lasting` and `invite.renew`: the same link until it is renewed. */
export const lastingInviteOutput = createdInviteOutput.extend({
  isCoached: z.boolean(),
  createdAt: wireInstant,
  /** Null for members who are not owners: in a coaching room it would count people they do not see. */
  uses: wireCount.nullable(),
});

/** Answer of `invite.preview`, which needs no account. */
export const invitePreviewOutput = z.strictObject({
  roomName: z.string(),
  /** Null unless the viewer is already a member. */
  roomSlug: z.string().nullable(),
  isCoachingRoom: z.boolean(),
  role: z.enum(ROLES),
  isCoached: z.boolean(),
  /** First names of the coaches. */
  coaches: z.array(z.string()),
  memberCount: wireCount,
  runningCount: wireCount,
  firstNames: z.array(z.string()),
  /** The hues of their avatars, in the same order: user ids are not shown before joining. */
  hues: z.array(z.number()),
});

export const acceptedInviteOutput = z.strictObject({ roomSlug: z.string() });
