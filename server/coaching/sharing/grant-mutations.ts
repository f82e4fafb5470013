import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { readClock } from "@/db/clock";
import { endGrant, findActiveGrant, saveGrant } from "@/db/coach-grant";
import { membership, room } from "@/db/schema";
import { applyGrantChoice, type GrantChoice, isSameGrant } from "@/domain/coaching/grant";
import { isShownCoach } from "@/domain/room/coach-agreement";
import { localDay } from "@/domain/time/local-day";
import { lockAccount, lockAccountRows } from "../../account/queries";
import type { Notice } from "../../live/announce";
import { bumpPeople } from "../../live/versions";
import { Refusal } from "../../refusal";
import { toGrant } from "./grant-queries";

interface Between {
  roomId: string;
  /** The member who shares. */
  userId: string;
  coachId: string;
}

// Takes locks in the order of server/account/delete-account.ts: person, user rows, room.

/**
 * Shares with a coach of the room what the member chooses, replacing an earlier grant. The old
 * grant ends and the new one begins in one transaction and applies to the coach's next request.
 * Refuses a person who is not a coach there with `member_not_found`.
 */
export async function grantToCoach(
  db: Db,
  { choice, ...between }: Between & { choice: GrantChoice },
): Promise<Notice> {
  return db.transaction(async (tx) => {
    const { timeZone } = await lockAccount(tx, between.userId);
    await lockAccountRows(tx, [between.coachId]);
    await lockCoach(tx, between);
    const row = await findActiveGrant(tx, between);
    const previous = row && toGrant(row);
    const grant = applyGrantChoice(choice, previous, localDay(await readClock(tx), timeZone));
    if (previous && isSameGrant(previous, grant)) return {};
    await saveGrant(tx, { ...between, grant });
    return announceChange(tx, between);
  });
}

/** Revokes the grant. Doing it again changes nothing. */
export async function revokeFromCoach(db: Db, between: Between): Promise<Notice> {
  return db.transaction(async (tx) => {
    await lockAccount(tx, between.userId);
    await lockAccountRows(tx, [between.coachId]);
    await lockCoach(tx, between);
    return (await endGrant(tx, between)) ? announceChange(tx, between) : {};
  });
}

/**
 * Locks the room's memberships until commit. Refuses if either person is not in the room or the
 * other is not a coach whom members see. So a coach who is losing the role gets no new grant.
 */
async function lockCoach(tx: Db, { roomId, userId, coachId }: Between): Promise<void> {
  await tx.select({ id: room.id }).from(room).where(eq(room.id, roomId)).for("no key update");
  const seats = await tx
    .select()
    .from(membership)
    .where(and(eq(membership.roomId, roomId), inArray(membership.userId, [userId, coachId])));
  if (!seats.some((seat) => seat.userId === userId)) throw new Refusal("room_not_found");
  const other = seats.find((seat) => seat.userId !== userId);
  if (!other || !isShownCoach(other)) throw new Refusal("member_not_found");
}

/**
 * Notifies the devices of both people and makes the room reread the targets visible to the coach.
 * The room's version stays the same, because other members must not notice what two people agree
 * on. The coach's own version increments, so a lost notice is recovered; only after a change, because
 * the coach would otherwise notice that the member confirmed a choice.
 */
async function announceChange(tx: Db, { roomId, userId, coachId }: Between): Promise<Notice> {
  await bumpPeople(tx, [coachId]);
  return { rooms: [roomId], people: [coachId, userId] };
}
