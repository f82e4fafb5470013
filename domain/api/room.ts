import { z } from "zod";
import { INVITE_ROLES, ROLES } from "../room/permissions";
import { SHARINGS } from "../room/sharing";
import { id, instant, line, slug, timeZone } from "./text";
import { MAX_ROOM_NAME } from "./text-length";

const roomName = line(MAX_ROOM_NAME);

export const createRoomInput = z.strictObject({
  name: roomName,
  timeZone,
  /** A coach's practice, whose members see only themselves and the coaches. Never changed later. */
  isCoachingRoom: z.boolean().optional(),
});
export const roomInput = z.strictObject({ slug });
export const updateRoomInput = z.strictObject({
  slug,
  name: roomName.optional(),
  timeZone: timeZone.optional(),
});

export const roomSlugInput = z.strictObject({ roomSlug: slug });
export const setRoleInput = z.strictObject({
  roomSlug: slug,
  userId: id,
  role: z.enum(ROLES),
});
/** `member.setCoaching`: an owner coaches as well, or no longer. Of oneself only. */
export const setCoachingInput = z.strictObject({ roomSlug: slug, alsoCoaches: z.boolean() });
export const setSharingInput = z.strictObject({ roomSlug: slug, sharing: z.enum(SHARINGS) });
/** `member.setShowsBusy`: lets the room know until when a session of one's own runs, or no longer. */
export const setShowsBusyInput = z.strictObject({ roomSlug: slug, showsBusy: z.boolean() });
/** `member.setCompared`: takes part in the room's comparison, or leaves it and stays in the room. */
export const setComparedInput = z.strictObject({ roomSlug: slug, isCompared: z.boolean() });
export const removeMemberInput = z.strictObject({ roomSlug: slug, userId: id });

export const createInviteInput = z
  .strictObject({
    roomSlug: slug,
    role: z.enum(INVITE_ROLES),
    expiresAt: instant.nullish(),
    maxUses: z.int().min(1).max(1000).nullish(),
    /** Who joins by it lets the room's coaches see what `DEFAULT_GRANT` says. */
    coached: z.boolean().optional(),
  })
  .refine((invite) => !invite.coached || invite.role === "member", { path: ["coached"] });
export const revokeInviteInput = z.strictObject({ roomSlug: slug, id: id });
export const inviteTokenInput = z.strictObject({ token: z.string().min(1).max(200) });
