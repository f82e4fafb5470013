import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { readClock } from "@/db/clock";
import { endGrant, findActiveGrant, saveGrant } from "@/db/coach-grant";
import { membership, room } from "@/db/schema";
import { applyGrantChoice, type GrantChoice, isSameGrant } from "@/domain/coaching/grant";
import { isCoach } from "@/domain/room/permissions";
import { localDay } from "@/domain/time/local-day";
import { lockAccount } from "../../account/queries";
import type { Notice } from "../../live/announce";
import { bumpPeople } from "../../live/versions";
import { Refusal } from "../../refusal";
import { grantOf } from "./grant-queries";

interface Between {
  roomId: string;
  /** The member who grants. */
  userId: string;
  coachId: string;
}

// Locks are taken in the order of server/account/delete-account.ts: person, people's rows, room.

/**
 * Lets a coach of the room see what the member chooses, in the place of what they let them see
 * before: the old grant ends and the new one begins in one transaction, and holds for the coach's
 * next request. Refuses whoever is no coach there: `member_not_found`.
 */
export async function grantToCoach(
  db: Db,
  { choice, ...between }: Between & { choice: GrantChoice },
): Promise<Notice> {
  return db.transaction(async (tx) => {
    const { timeZone } = await lockAccount(tx, between.userId);
    await bumpPeople(tx, [between.coachId]);
    await lockCoach(tx, between);
    const row = await findActiveGrant(tx, between);
    const stood = row && grantOf(row);
    const grant = applyGrantChoice(choice, stood, localDay(await readClock(tx), timeZone));
    if (stood && isSameGrant(stood, grant)) return {};
    await saveGrant(tx, { ...between, grant });
    return noticeOf(between);
  });
}

/** Takes everything back. Doing it again changes nothing. */
export async function revokeFromCoach(db: Db, between: Between): Promise<Notice> {
  return db.transaction(async (tx) => {
    await lockAccount(tx, between.userId);
    await bumpPeople(tx, [between.coachId]);
    await lockCoach(tx, between);
    return (await endGrant(tx, between)) ? noticeOf(between) : {};
  });
}

/**
 * Holds the room's memberships until commit, and refuses when one of the two is not in the room or
 * the other no coach: who is ceasing to be one gets no grant any more.
 */
async function lockCoach(tx: Db, { roomId, userId, coachId }: Between): Promise<void> {
  await tx.select({ id: room.id }).from(room).where(eq(room.id, roomId)).for("no key update");
  const seats = await tx
    .select()
    .from(membership)
    .where(and(eq(membership.roomId, roomId), inArray(membership.userId, [userId, coachId])));
  if (!seats.some((seat) => seat.userId === userId)) throw new Refusal("room_not_found");
  const other = seats.find((seat) => seat.userId !== userId);
  if (!other || !isCoach(other)) throw new Refusal("member_not_found");
}

/**
 * Tells the devices of both, and has the room's targets read anew for the coach; nobody else is sent
 * anything. The room's version stays as it is, because what two people agree on is not for the
 * others to see, not even by a number: the coach's own counts up, and heals a notice that is lost.
 */
const noticeOf = ({ roomId, userId, coachId }: Between): Notice => ({
  rooms: [roomId],
  people: [coachId, userId],
});
