import { randomInt } from "node:crypto";
import { and, count, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { lockGroupSessions, replanRoom } from "@/db/group-session-plan";
import { membership, room } from "@/db/schema";
import { isInvitingByDefault, type RoomRules } from "@/domain/room/permissions";
import { MAX_OWNED_ROOMS } from "@/domain/room/quotas";
import { buildSlug } from "@/domain/room/slug";
import { lockAccount } from "../account/queries";
import type { Notice } from "../live/announce";
import { bumpGroupSessions, bumpRooms } from "../live/versions";
import { Refusal, requireFound } from "../refusal";

const SUFFIX_LETTERS = "23456789abcdefghjkmnpqrstvwxyz";
const SUFFIX_LENGTH = 6;

interface NewRoom {
  name: string;
  timeZone: string;
  isCoachingRoom?: boolean;
}

/**
 * Creates a room with the person as owner and returns its id. The owner of a coaching room also
 * coaches, because somebody must see its members. Refuses a person who owns too many: `room_limit`.
 */
export async function createRoom(
  db: Db,
  { userId, ...made }: NewRoom & { userId: string },
): Promise<string> {
  return db.transaction(async (tx) => {
    await lockAccount(tx, userId);
    const [owned] = await tx
      .select({ count: count() })
      .from(membership)
      .where(and(eq(membership.userId, userId), eq(membership.role, "owner")));
    if (owned && owned.count >= MAX_OWNED_ROOMS) {
      throw new Refusal("room_limit", { atMost: MAX_OWNED_ROOMS });
    }
    const slug = `${buildSlug(made.name)}-${randomSuffix()}`;
    const { isCoachingRoom = false } = made;
    const membersInvite = isInvitingByDefault({ isCoachingRoom });
    const [row] = await tx
      .insert(room)
      .values({ slug, membersInvite, ...made })
      .returning({ id: room.id });
    const { id } = requireFound(row, "unexpected");
    const alsoCoaches = isCoachingRoom;
    await tx.insert(membership).values({ roomId: id, userId, role: "owner", alsoCoaches });
    return id;
  });
}

/**
 * Changes the name, the time zone or a rule of a room. In another zone, weekly group sessions take
 * place at other instants, so their joins end.
 */
export async function updateRoom(
  db: Db,
  { roomId, ...set }: { roomId: string; name?: string; timeZone?: string } & Partial<RoomRules>,
): Promise<Notice> {
  return db.transaction(async (tx) => {
    if (set.timeZone) await lockGroupSessions(tx, { roomIds: [roomId] });
    const [before] = await tx.select().from(room).where(eq(room.id, roomId)).for("no key update");
    if (Object.values(set).some((value) => value !== undefined)) {
      await tx.update(room).set(set).where(eq(room.id, roomId));
    }
    const isMoved = set.timeZone !== undefined && set.timeZone !== before?.timeZone;
    if (isMoved && set.timeZone) await replanRoom(tx, roomId, set.timeZone);
    await bumpRooms(tx, [roomId]);
    if (!isMoved) return { rooms: [roomId] };
    await bumpGroupSessions(tx, roomId);
    return { rooms: [roomId], groupSessions: [roomId] };
  });
}

const randomSuffix = () =>
  Array.from(
    { length: SUFFIX_LENGTH },
    () => SUFFIX_LETTERS[randomInt(SUFFIX_LETTERS.length)],
  ).join("");
