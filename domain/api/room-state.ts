import { z } from "zod";
import { STATUSES } from "../focus-session/status";
import { ROLES } from "../room/permissions";
import { SEAT_STATES } from "../room/seat";
import { activityOutput } from "./activity";
import { wireId, wireInstant } from "./fields/output-fields";

/** A session as the room may see it. */
export const seatSessionOutput = z.strictObject({
  activity: activityOutput.omit({ id: true }).nullable(),
  target: z.string().nullable(),
  startedAt: wireInstant,
  plannedEnd: wireInstant,
});
export type SeatSession = z.infer<typeof seatSessionOutput>;

/** An ended session as the room may see it. */
export const recentSessionOutput = seatSessionOutput.extend({
  brokenAt: wireInstant.nullable(),
  status: z.enum(STATUSES),
});
export type RecentSession = z.infer<typeof recentSessionOutput>;

/** A member's live state in a room. */
const seatOutput = z.strictObject({
  userId: wireId,
  name: z.string(),
  role: z.enum(ROLES),
  /** True for an owner who also coaches in the room. */
  alsoCoaches: z.boolean(),
  state: z.enum(SEAT_STATES),
  session: seatSessionOutput.nullable(),
  /** Planned end of a personal session, where the member shows it to this room; else null. */
  busyUntil: wireInstant.nullable(),
  /** Ended sessions of the last hour, oldest first. */
  recent: z.array(recentSessionOutput),
});
export type Seat = z.infer<typeof seatOutput>;

/** Answer of `room.live` and payload of the live event `snapshot`. */
export const roomStateOutput = z.strictObject({
  room: z.string(),
  /** Always 0 (`VISIBLE_VERSION`). */
  version: z.int().min(0),
  serverNow: wireInstant,
  seats: z.array(seatOutput),
});
export type RoomState = z.infer<typeof roomStateOutput>;

/**
 * Payload of the live event `seats`: the complete seats of members whose seat changed. Applying it
 * twice is harmless.
 */
export type SeatsChange = RoomState & {
  /** Ids of the members who left. */
  gone?: string[];
};
