import { createHash, randomBytes } from "node:crypto";
import { and, asc, desc, eq, getTableColumns } from "drizzle-orm";
import type { Db } from "@/db/client";
import { readClock } from "@/db/clock";
import { isShownCoachSeat } from "@/db/coach-seat";
import { invite, membership, room, user } from "@/db/schema";
import { personHue } from "@/domain/account/person-hue";
import { filterVisible, findAudience } from "@/domain/room/audience";
import { findFirstName, findInviteProblem } from "@/domain/room/invite";
import { Refusal, requireFound } from "../refusal";
import { listRunningMembers } from "./queries";

/** Enough first names to recognize the group without listing all members. */
const PREVIEW_NAMES = 8;

/** Returns a new invite token: 192 random bits, safe in a URL. */
export const createToken = (): string => randomBytes(24).toString("base64url");

/** The database keeps only this hash. The token is random, so a plain hash is enough. */
export const hashToken = (token: string): string =>
  createHash("sha256").update(token).digest("hex");

/** The links that this person created; all for `null`. */
export const isCreatedBy = (userId: string | null) =>
  userId === null ? undefined : eq(invite.createdBy, userId);

/**
 * Lists the invite links of a room without the lasting one, newest first, without tokens.
 * @param createdBy whose links; null for all.
 */
export async function listInvites(
  db: Db,
  { roomId, createdBy }: { roomId: string; createdBy: string | null },
) {
  const now = await readClock(db);
  const rows = await db
    .select({ ...getTableColumns(invite), creator: user.name })
    .from(invite)
    .leftJoin(user, eq(user.id, invite.createdBy))
    .where(and(eq(invite.roomId, roomId), eq(invite.isLasting, false), isCreatedBy(createdBy)))
    .orderBy(desc(invite.createdAt), invite.id);
  return rows.map((row) => ({
    id: row.id,
    role: row.role,
    isCoached: row.isCoached,
    createdBy: row.creator,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    maxUses: row.maxUses,
    uses: row.uses,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    isOpen: findInviteProblem(row, now) === null,
  }));
}

/** Returns the invite of a token, open or closed. */
export async function findInvite(db: Db, token: string) {
  const [row] = await db
    .select()
    .from(invite)
    .where(eq(invite.tokenHash, hashToken(token)));
  return requireFound(row, "invite_not_found");
}

/** Refuses an invite that no longer admits anyone, with the reason. */
export async function refuseClosedInvite(db: Db, known: typeof invite.$inferSelect): Promise<void> {
  const problem = findInviteProblem(known, await readClock(db));
  if (problem) throw new Refusal(problem);
}

/**
 * Returns what a person with the link sees before joining: the room's name, counts and first names,
 * members in a session first. In a coaching room these cover the coaches only. A member also gets
 * the room's slug, even through a closed link.
 * @param userId the viewer, or `null` when signed out.
 */
export async function findInvitePreview(db: Db, token: string, userId: string | null) {
  const known = await findInvite(db, token);
  const { roomId, role, isCoached } = known;
  const roomSlug = userId ? await findJoinedRoomSlug(db, { roomId, userId }) : null;
  if (roomSlug === null) await refuseClosedInvite(db, known);
  const [row] = await db.select().from(room).where(eq(room.id, roomId));
  const place = requireFound(row, "invite_not_found");
  const audience = findAudience(place, null);
  const running = filterVisible(audience, await listRunningMembers(db, [roomId]));
  const all = await db
    .select({
      userId: user.id,
      name: user.name,
      role: membership.role,
      alsoCoaches: membership.alsoCoaches,
      awaitsAgreement: membership.awaitsAgreement,
    })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(eq(membership.roomId, roomId))
    .orderBy(asc(membership.joinedAt), user.id);
  const isIn = new Set(running.map(({ userId }) => userId));
  const members = filterVisible(audience, all).toSorted(
    (a, b) => Number(isIn.has(b.userId)) - Number(isIn.has(a.userId)),
  );
  const named = members.slice(0, PREVIEW_NAMES);
  return {
    roomName: place.name,
    /** The room's slug if the viewer is a member, otherwise `null`. */
    roomSlug,
    isCoachingRoom: place.isCoachingRoom,
    role,
    isCoached,
    /** First names of the coaches, who will see what a coached link shares. */
    coaches: (await listCoaches(db, roomId)).map((coach) => findFirstName(coach.name)),
    memberCount: members.length,
    runningCount: running.length,
    firstNames: named.map(({ name }) => findFirstName(name)),
    hues: named.map(({ userId }) => personHue(userId)),
  };
}

/** Lists the coaches of a room whom its members see, by name. */
export const listCoaches = (db: Db, roomId: string): Promise<{ userId: string; name: string }[]> =>
  db
    .select({ userId: user.id, name: user.name })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(and(eq(membership.roomId, roomId), isShownCoachSeat(membership)))
    .orderBy(asc(user.name), user.id);

/** Returns the slug of the room if this person is a member, otherwise `null`. */
export async function findJoinedRoomSlug(
  db: Db,
  { roomId, userId }: { roomId: string; userId: string },
): Promise<string | null> {
  const [row] = await db
    .select({ slug: room.slug })
    .from(membership)
    .innerJoin(room, eq(room.id, membership.roomId))
    .where(and(eq(membership.roomId, roomId), eq(membership.userId, userId)));
  return row?.slug ?? null;
}
