import { z } from "zod";
import { wireId, wireInstant } from "./fields/output-fields";
import { id, idempotencyKey, line, slug } from "./fields/text";
import { MAX_DEFERRED_NOTE } from "./fields/text-length";

/** A member of a room. */
const memberInput = { roomSlug: slug, userId: id };

export const leaveNoteInput = z.strictObject({
  ...memberInput,
  text: line(MAX_DEFERRED_NOTE),
  /** With the same key a repeated call is the same note. */
  idempotencyKey: idempotencyKey.optional(),
});
export type LeaveNoteInput = z.infer<typeof leaveNoteInput>;

export const noteInput = z.strictObject({ id });
export const muteInput = z.strictObject({ ...memberInput, isMuted: z.boolean() });
export const freeAlertInput = z.strictObject(memberInput);

const personOutput = z.strictObject({ userId: wireId, name: z.string() });

/** Either the time at which it will be delivered, or the time at which it was. */
const delivery = { deliverAt: wireInstant.nullable(), deliveredAt: wireInstant.nullable() };

/** Answer of `note.leave`. */
export const leftNoteOutput = z.strictObject({ id: wireId, ...delivery });

/** An item of `note.inbox`. */
export const receivedNoteOutput = z.strictObject({
  id: wireId,
  from: personOutput,
  roomSlug: z.string(),
  text: z.string(),
  leftAt: wireInstant,
  deliveredAt: wireInstant,
  /** Null until the person dismisses it on one of their devices. */
  readAt: wireInstant.nullable(),
  /** False once the room no longer shows the sender to the person. A mute lasts all the same. */
  canMute: z.boolean(),
});
export type ReceivedNote = z.infer<typeof receivedNoteOutput>;

/** An item of `note.sent`. */
export const sentNoteOutput = z.strictObject({
  id: wireId,
  to: personOutput,
  roomSlug: z.string(),
  text: z.string(),
  leftAt: wireInstant,
  ...delivery,
});
export type SentNote = z.infer<typeof sentNoteOutput>;

/** An item of `note.muted`. */
export const mutedMemberOutput = z.strictObject({
  roomSlug: z.string(),
  userId: wireId,
  name: z.string(),
});
export type MutedMember = z.infer<typeof mutedMemberOutput>;

/** An item of `note.freeAlerts`. */
export const freeAlertOutput = z.strictObject({
  roomSlug: z.string(),
  userId: wireId,
  name: z.string(),
  askedAt: wireInstant,
  /** The end of the member's session; null once they are free. */
  freeAt: wireInstant.nullable(),
});
export type FreeAlert = z.infer<typeof freeAlertOutput>;
