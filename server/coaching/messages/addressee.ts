import type { Db } from "@/db/client";
import { isAllowed } from "@/domain/room/permissions";
import { Refusal, requireFound } from "../../refusal";
import { findMembership } from "../../room/queries";
import { type Coach, findGrantingMember } from "../sharing/grant-queries";

/** Either a coach's messages to a member, or the messages to the viewer. */
export type Addressee =
  | ({ isCoach: true; userId: string } & Coach)
  | { isCoach: false; userId: string; roomId: string | null };

/**
 * With a member given, the viewer asks as a coach and must be one. Otherwise they ask for their own
 * messages, from one of their rooms or from all.
 */
export async function findAddressee(
  db: Db,
  query: { viewerId: string; roomSlug?: string | undefined; userId?: string | undefined },
): Promise<Addressee> {
  const { viewerId, roomSlug, userId } = query;
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
