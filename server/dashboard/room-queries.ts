import { and, eq, gt } from "drizzle-orm";
import type { Database, Db } from "@/db/client";
import { membership, room, roomPast, user } from "@/db/schema";
import { type Comparable, comparedWith, roomDashboard, takesPart } from "@/domain/room-comparison";
import type { Span } from "@/domain/span";
import type { RoomDashboard, RoomPast } from "@/domain/wire-dashboard";
import { found } from "../refusal";
import { countingActivities, countingCells } from "./activity-queries";
import { cellsByPerson } from "./cell-queries";

/**
 * The room's comparison over a span, as one of its members may see it. To a coach, and to everyone
 * in a practice, it is their own figures.
 */
export async function roomFigures(
  database: Database,
  { roomId, viewerId, ...span }: Span & { roomId: string; viewerId: string },
): Promise<RoomDashboard> {
  const members = await membersOf(database.db, roomId);
  const viewer = found(
    members.find((member) => member.userId === viewerId),
    "room_not_found",
  );
  const shown = comparedWith(viewer, members);
  const userIds = shown.map((member) => member.userId);
  const [activities, cells, past] = await Promise.all([
    countingActivities(database, userIds),
    cellsByPerson(database, { userIds, roomId }, span),
    takesPart(viewer) ? pastOf(database.db, roomId) : null,
  ]);
  return roomDashboard({
    span,
    viewer,
    past,
    activities: activities.values(),
    members: shown.map((member) => ({
      ...member,
      cells: countingCells(cells.get(member.userId) ?? [], activities),
    })),
  });
}

/** What the room was told of those who deleted their accounts. */
async function pastOf(db: Db, roomId: string): Promise<RoomPast | null> {
  const [told] = await db
    .select({
      people: roomPast.toldPeople,
      completed: roomPast.toldCompleted,
      broken: roomPast.toldBroken,
      protectedMinutes: roomPast.toldProtectedMinutes,
    })
    .from(roomPast)
    .where(and(eq(roomPast.roomId, roomId), gt(roomPast.toldPeople, 0)));
  return told ?? null;
}

/** Who sits in the room, with what decides how they are compared, and whether at all. */
const membersOf = (db: Db, roomId: string): Promise<Comparable[]> =>
  db
    .select({
      userId: user.id,
      name: user.name,
      role: membership.role,
      sharing: membership.sharing,
      isCompared: membership.isCompared,
      isPractice: room.isPractice,
    })
    .from(membership)
    .innerJoin(room, eq(room.id, membership.roomId))
    .innerJoin(user, eq(user.id, membership.userId))
    .where(eq(membership.roomId, roomId));
