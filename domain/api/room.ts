import { z } from "zod";
import { MEMBERSHIP_ENDS } from "../room/membership-end";
import { ROLES } from "../room/permissions";
import { SHARINGS } from "../room/sharing";
import { wireCount, wireId, wireInstant } from "./fields/output-fields";
import { nameLine, slug, timeZone } from "./fields/text";
import { MAX_ROOM_NAME } from "./fields/text-length";
import { seatSessionOutput } from "./room-state";

const roomName = nameLine(MAX_ROOM_NAME);

export const createRoomInput = z.strictObject({
  name: roomName,
  timeZone,
  /** Fixed for good: members of a coaching room see only themselves and the coaches. */
  isCoachingRoom: z.boolean().optional(),
});
export const roomInput = z.strictObject({ slug });
export const updateRoomInput = z.strictObject({
  slug,
  name: roomName.optional(),
  timeZone: timeZone.optional(),
  membersInvite: z.boolean().optional(),
  /** Without it only owners schedule group sessions. */
  membersSchedule: z.boolean().optional(),
});

/** A room with the viewer's own settings in it. */
export const roomOutput = z.strictObject({
  slug: z.string(),
  name: z.string(),
  timeZone: z.string(),
  isCoachingRoom: z.boolean(),
  /** Every member may invite, not only owners. */
  membersInvite: z.boolean(),
  /** Every member may schedule group sessions; in a coaching room still only owners and coaches. */
  membersSchedule: z.boolean(),
  role: z.enum(ROLES),
  alsoCoaches: z.boolean(),
  /** Somebody else made the viewer a coach. Members see the viewer only after an agreement. */
  awaitsAgreement: z.boolean(),
  /** Somebody else made the viewer an owner, and they have not dismissed the notice about it. */
  isNewOwner: z.boolean(),
  sharing: z.enum(SHARINGS),
  showsBusy: z.boolean(),
  /** The viewer has not chosen `showsBusy` yet. */
  asksBusy: z.boolean(),
  isCompared: z.boolean(),
  /** Counts the members that the viewer may list. */
  memberCount: wireCount,
});

/** Answer of `room.formerMembership`; null for people who were not members, and after 30 days. */
export const formerMembershipOutput = z.strictObject({
  ended: z.enum(MEMBERSHIP_ENDS),
  endedAt: wireInstant,
});
export type FormerMembership = z.infer<typeof formerMembershipOutput>;

/** An item of `room.list`. */
export const listedRoomOutput = roomOutput.extend({
  /** Members with a running session that the viewer may see, soonest end first; without targets. */
  running: z.array(
    seatSessionOutput.omit({ target: true }).extend({ userId: wireId, name: z.string() }),
  ),
});
