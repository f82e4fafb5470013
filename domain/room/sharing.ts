import { isCoach, type Position } from "./permissions";

/** What a room sees of a member's sessions run in it; chosen per membership (PRODUCT.md, Rooms). */
export const SHARINGS = ["full", "activity", "presence"] as const;
export type Sharing = (typeof SHARINGS)[number];

/**
 * What a person's sessions in a room show, for saying it: of a practice's member only coaches see
 * any, and a target only where it was granted.
 */
export function findShownSharing(
  room: { sharing: Sharing; isCoachingRoom: boolean } & Position,
): Sharing | "practice" {
  return room.isCoachingRoom && room.sharing === "full" && !isCoach(room)
    ? "practice"
    : room.sharing;
}

export interface Shareable {
  activity: { name: string; color: string } | null;
  target: string | null;
}

/** The same session with what this member does not share taken out. */
export function limitToSharing<T extends Shareable>(session: T, sharing: Sharing): T {
  if (sharing === "full") return session;
  if (sharing === "activity") return { ...session, target: null };
  return { ...session, activity: null, target: null };
}
