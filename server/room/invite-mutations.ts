import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow, readClock } from "@/db/clock";
import { saveGrant } from "@/db/coach-grant";
import { forgetEnd } from "@/db/former-membership";
import { invite, membership } from "@/db/schema";
import { applyGrantChoice } from "@/domain/coaching/grant";
import { isAllowed, type Role } from "@/domain/room/permissions";
import {
  MAX_INVITES_EVER,
  MAX_INVITES_EVER_OF_MEMBER,
  MAX_OPEN_INVITES,
  MAX_OPEN_INVITES_OF_MEMBER,
} from "@/domain/room/quotas";
import { localDay } from "@/domain/time/local-day";
import { lockAccount } from "../account/queries";
import type { Notice } from "../live/announce";
import { bumpRooms } from "../live/versions";
import { InvalidFields, Refusal, requireFound } from "../refusal";
import {
  createToken,
  findInvite,
  findJoinedRoomSlug,
  hashToken,
  isCreatedBy,
  listCoaches,
  listInvites,
  refuseClosedInvite,
} from "./invite-queries";
import { lockMemberships, refuseImpersonation } from "./member-queries";

/**
 * Creates an invite link. Its token is only in this response. Only owners create links for coaches
 * and coached members: `not_allowed`. A link that shares with coaches needs a coach in the room:
 * `room_without_coach`. Refuses more links than a room and a member of it may have: `invite_limit`,
 * `invite_limit_ever`.
 */
export async function createInvite(
  db: Db,
  given: {
    roomId: string;
    userId: string;
    role: Role;
    expiresAt: Date | null;
    maxUses: number | null;
    isCoached?: boolean;
  },
) {
  const { userId: createdBy, ...rest } = given;
  if (rest.expiresAt && rest.expiresAt <= (await readClock(db))) {
    throw new InvalidFields("expiresAt");
  }
  const token = createToken();
  return db.transaction(async (tx) => {
    await lockAccount(tx, createdBy);
    const { roomId, role, isCoached } = rest;
    const action = role !== "member" || isCoached ? "manage_invites" : "invite";
    // Counts simultaneous links one after another, for a member who still may invite.
    const { seat } = await lockMemberships(tx, { roomId, by: createdBy, action });
    if (isCoached && (await listCoaches(tx, roomId)).length === 0) {
      throw new Refusal("room_without_coach");
    }
    await refuseTooManyLinks(tx, roomId, isAllowed(seat, "manage_invites") ? null : createdBy);
    const [row] = await tx
      .insert(invite)
      .values({ ...rest, createdBy, tokenHash: hashToken(token) })
      .returning({ id: invite.id });
    return { id: requireFound(row, "unexpected").id, token };
  });
}

/** @param creator a member who is not an owner, whose own links are limited too. */
async function refuseTooManyLinks(tx: Db, roomId: string, creator: string | null): Promise<void> {
  const limits = [{ by: null, open: MAX_OPEN_INVITES, ever: MAX_INVITES_EVER }];
  const own = { by: creator, open: MAX_OPEN_INVITES_OF_MEMBER, ever: MAX_INVITES_EVER_OF_MEMBER };
  for (const { by, open, ever } of creator === null ? limits : [...limits, own]) {
    const links = await listInvites(tx, { roomId, createdBy: by });
    const isOwn = by !== null;
    if (links.filter((link) => link.isOpen).length >= open) {
      throw new Refusal("invite_limit", { atMost: open, isOwn });
    }
    if (links.length >= ever) throw new Refusal("invite_limit_ever", { atMost: ever, isOwn });
  }
}

/**
 * Revokes an invite link, with `createdBy` only one that this person created. People who joined with
 * it stay.
 */
export async function revokeInvite(
  db: Db,
  { roomId, id, createdBy }: { roomId: string; id: string; createdBy: string | null },
): Promise<void> {
  const rows = await db
    .update(invite)
    .set({ revokedAt: sql`coalesce(${invite.revokedAt}, ${databaseNow})` })
    .where(and(eq(invite.roomId, roomId), eq(invite.id, id), isCreatedBy(createdBy)))
    .returning({ id: invite.id });
  requireFound(rows[0], "invite_not_found");
}

/**
 * Adds a person to the room of an invite link. A member keeps their role, uses up no use of the
 * link, and may follow even a closed link. The last use of a link admits one person only. Refuses a
 * name that could be taken for a coach's: `name_taken`. A person who joins as a coach agrees to be
 * seen, as the invite page says.
 */
export async function acceptInvite(
  db: Db,
  { userId, token }: { userId: string; token: string },
): Promise<{ roomSlug: string; notice: Notice }> {
  return db.transaction(async (tx) => {
    const { timeZone, name } = await lockAccount(tx, userId);
    const { roomId } = await findInvite(tx, token);
    const joinedSlug = await findJoinedRoomSlug(tx, { roomId, userId });
    if (joinedSlug) return { roomSlug: joinedSlug, notice: {} };
    await bumpRooms(tx, [roomId]);
    // Reads the invite again under the room's lock: the room may have been deleted with its last
    // member.
    const known = await findInvite(tx, token);
    await refuseClosedInvite(tx, known);
    await refuseImpersonation(tx, { roomIds: [roomId], userId, name });
    const { id, role, isCoached } = known;
    const joined = await tx
      .insert(membership)
      // Coaches are not compared. One who becomes a member joins the comparison by their own choice.
      .values({ roomId, userId, role, isCompared: role !== "coach" })
      .onConflictDoNothing()
      .returning({ userId: membership.userId });
    if (joined.length > 0) await takeUse(tx, id);
    const coaches = isCoached ? await grantToCoaches(tx, { roomId, userId, timeZone }) : [];
    const roomSlug = requireFound(await findJoinedRoomSlug(tx, { roomId, userId }), "unexpected");
    await forgetEnd(tx, { userId, slug: roomSlug });
    return { roomSlug, notice: { rooms: [roomId], people: [userId, ...coaches] } };
  });
}

/** Shares with the room's current coaches what the link announced. Returns their ids. */
async function grantToCoaches(
  tx: Db,
  { roomId, userId, timeZone }: { roomId: string; userId: string; timeZone: string },
): Promise<string[]> {
  const grant = applyGrantChoice({}, null, localDay(await readClock(tx), timeZone));
  const coaches = await listCoaches(tx, roomId);
  for (const { userId: coachId } of coaches) {
    await saveGrant(tx, { roomId, userId, coachId, grant });
  }
  return coaches.map((coach) => coach.userId);
}

async function takeUse(tx: Db, id: string): Promise<void> {
  const taken = await tx
    .update(invite)
    .set({ uses: sql`${invite.uses} + 1` })
    .where(
      and(
        eq(invite.id, id),
        isNull(invite.revokedAt),
        or(isNull(invite.maxUses), lt(invite.uses, invite.maxUses)),
      ),
    )
    .returning({ id: invite.id });
  if (taken.length === 0) throw new Refusal("invite_used_up");
}
