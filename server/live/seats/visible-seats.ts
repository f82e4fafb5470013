import { sql } from "drizzle-orm";
import { type Db, queryRows } from "@/db/client";
import { pgArray } from "@/db/pg-array";
import { type Audience, filterVisible, findAudience, isVisibleTo } from "@/domain/room/audience";
import { isCoach } from "@/domain/room/permissions";
import {
  type CoachGrantRow,
  groupGrants,
  isInRoom,
  NO_GRANTS,
  selectCoachGrants,
  toInstant,
} from "./coach-grants";
import { buildReading, type ReadSeat } from "./room-state";
import { type SeatRow, selectSeats } from "./seat-queries";

/** A few members of a room at the database's current time, and who of them sees whom. */
interface FewSeats {
  seats: ReadSeat[];
  audienceOf(viewer: ReadSeat): Audience;
}

async function readFewSeats(db: Db, roomId: string, userIds: string[]): Promise<FewSeats | null> {
  const isOneOfThem = sql`m.user_id = any(${pgArray(userIds)}::uuid[])`;
  const reading = buildReading(await queryRows<SeatRow>(db, selectSeats(roomId, isOneOfThem)));
  if (!reading) return null;
  const { seats, serverNow } = reading;
  const grants = selectCoachGrants(isInRoom(roomId), toInstant(serverNow));
  const shared =
    reading.isCoachingRoom && seats.some(isCoach)
      ? groupGrants(await queryRows<CoachGrantRow>(db, grants))
      : NO_GRANTS;
  const audienceOf = (viewer: ReadSeat) => findAudience(reading, viewer, shared.get(viewer.userId));
  return { seats, audienceOf };
}

/**
 * Returns the seats of those of these members whom the viewer sees in the room's live view. Empty
 * when the viewer is not a member. Targets are not limited: do not return the seats to clients.
 */
export async function listVisibleSeats(
  db: Db,
  roomId: string,
  { viewerId, userIds }: { viewerId: string; userIds: string[] },
): Promise<ReadSeat[]> {
  const few = await readFewSeats(db, roomId, [viewerId, ...userIds]);
  const viewer = few?.seats.find(({ userId }) => userId === viewerId);
  if (!few || !viewer) return [];
  return filterVisible(few.audienceOf(viewer), few.seats).filter((seat) => seat !== viewer);
}

/** Returns the ids of those of these people who see the member in the room's live view. */
export async function listViewers(
  db: Db,
  roomId: string,
  { userId, viewerIds }: { userId: string; viewerIds: string[] },
): Promise<string[]> {
  const few = await readFewSeats(db, roomId, [userId, ...viewerIds]);
  const member = few?.seats.find((seat) => seat.userId === userId);
  if (!few || !member) return [];
  return few.seats
    .filter((viewer) => viewer !== member && isVisibleTo(few.audienceOf(viewer), member))
    .map((viewer) => viewer.userId);
}

/** Until when a room sees the member in a session, or null if it sees none. */
export function findVisibleEnd({ session, busyUntil }: ReadSeat): string | null {
  return session?.plannedEnd ?? busyUntil;
}
