import type { Db } from "@/db/client";
import { isAllowed } from "@/domain/room/permissions";
import { Refusal, requireFound } from "../../refusal";
import { findMembership } from "../../room/queries";
import { type Coach, findGrantingMember } from "../sharing/grant-queries";

/** Whose notes or plans are asked for: a coach's to a member, or those to the viewer. */
export type Addressee =
  | ({ isCoach: true; userId: string } & Coach)
  | { isCoach: false; userId: string; roomId: string | null };

/**
 * With a member named, the viewer asks as a coach: refused as everything of a coach is. Without,
 * they ask for what is theirs, of one room they are in or of all.
 */
export async function findAddressee(
  db: Db,
  asked: { viewerId: string; roomSlug?: string | undefined; userId?: string | undefined },
): Promise<Addressee> {
  const { viewerId, roomSlug, userId } = asked;
  if (roomSlug === undefined) return { isCoach: false, userId: viewerId, roomId: null };
  const seat = requireFound(
    await findMembership(db, { userId: viewerId, slug: roomSlug }),
    "room_not_found",
  );
  const { roomId } = seat;
  if (userId === undefined) return { isCoach: false, userId: viewerId, roomId };
  if (!isAllowed(seat, "coach_members")) throw new Refusal("not_allowed");
  const member = await findGrantingMember(db, { roomId, coachId: viewerId, userId });
  return { isCoach: true, userId: member.userId, roomId, coachId: viewerId };
}
