import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { groupSession, membership, room } from "@/db/schema";
import { type Audience, findAudience } from "@/domain/room/audience";
import type { PositionWithAgreement } from "@/domain/room/coach-agreement";
import { isCoach } from "@/domain/room/permissions";
import { listSharingMembers } from "../../room/queries";

/** A member who looks at the group sessions of a room. */
export interface Viewer extends PositionWithAgreement {
  userId: string;
  roomId: string;
  slug: string;
  isCoachingRoom: boolean;
}

/** Who a viewer sees in the lists of people: the same as in the live view. */
export async function findRoomAudience(db: Db, viewer: Viewer): Promise<Audience> {
  const { roomId, userId } = viewer;
  const needsGrants = viewer.isCoachingRoom && isCoach(viewer);
  const members = needsGrants ? await listSharingMembers(db, { roomId, coachId: userId }) : [];
  return findAudience(viewer, viewer, { members, targets: [] });
}

/** The membership through which a person reaches a group session, or null. */
export async function findViewer(
  db: Db,
  { userId, id }: { userId: string; id: string },
): Promise<Viewer | null> {
  const [row] = await db
    .select({
      userId: membership.userId,
      roomId: room.id,
      slug: room.slug,
      isCoachingRoom: room.isCoachingRoom,
      role: membership.role,
      alsoCoaches: membership.alsoCoaches,
      awaitsAgreement: membership.awaitsAgreement,
    })
    .from(groupSession)
    .innerJoin(room, eq(room.id, groupSession.roomId))
    .innerJoin(membership, eq(membership.roomId, room.id))
    .where(and(eq(groupSession.id, id), eq(membership.userId, userId)));
  return row ?? null;
}
