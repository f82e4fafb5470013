import { isShownCoach, type PositionWithAgreement } from "./coach-agreement";

/** How much a room sees of a member's sessions in it; per membership (PRODUCT.md, Rooms). */
export const SHARINGS = ["full", "activity", "presence"] as const;
export type Sharing = (typeof SHARINGS)[number];

/**
 * The sharing to explain to a member. In a coaching room only coaches see their sessions, and
 * targets only where the member shares them. This includes a coach who has not agreed to be seen.
 */
export function findShownSharing(
  room: { sharing: Sharing; isCoachingRoom: boolean } & PositionWithAgreement,
): Sharing | "coachingRoom" {
  return room.isCoachingRoom && room.sharing === "full" && !isShownCoach(room)
    ? "coachingRoom"
    : room.sharing;
}

export interface Shareable {
  activity: { name: string; color: string } | null;
  target: string | null;
}

/**
 * Whether every view of the room shows a session as a rest. With `presence` a rest looks like any
 * other session, in the live view as in lists, counts and previews.
 */
export const isShownAsRest = (
  session: { activity: { isRest: boolean } | null },
  sharing: Sharing,
): boolean => sharing !== "presence" && (session.activity?.isRest ?? false);

/** The session without the parts that the member does not share. */
export function limitToSharing<T extends Shareable>(session: T, sharing: Sharing): T {
  if (sharing === "full") return session;
  if (sharing === "activity") return { ...session, target: null };
  return { ...session, activity: null, target: null };
}
