import { and, eq, isNull, or, type SQL } from "drizzle-orm";
import type { Grant } from "@/domain/coaching/grant";
import type { Db } from "./client";
import { databaseNow } from "./clock";
import { coachGrant } from "./schema";

interface Between {
  roomId: string;
  /** The member who grants. */
  userId: string;
  coachId: string;
}

/** The active grant of a member to a coach, locked until commit, or null. */
export async function findActiveGrant(tx: Db, between: Between) {
  const [row] = await tx.select().from(coachGrant).where(isActive(between)).for("update");
  return row ?? null;
}

/** Grants a coach what they see from now on. Ends the active grant between the two, if any. */
export async function saveGrant(
  tx: Db,
  { grant, ...between }: Between & { grant: Grant },
): Promise<void> {
  const { roomId, userId, coachId } = between;
  await endGrant(tx, between);
  await tx.insert(coachGrant).values({
    roomId,
    userId,
    coachId,
    scope: grant.scope,
    seesTargets: grant.targets,
    seesReflections: grant.reflections,
    seesReasons: grant.reasons,
    sinceDate: grant.sinceDate,
    grantedAt: databaseNow,
  });
}

/** Ends the grant of a member to a coach. Returns whether one was active. */
export async function endGrant(tx: Db, between: Between): Promise<boolean> {
  return (await end(tx, isActive(between))) > 0;
}

/**
 * Ends every grant in a room that a person gave or received, because they left or no longer coach.
 *
 * @param asCoach ends only the grants they received
 */
export async function endGrants(
  tx: Db,
  { roomId, userId, asCoach = false }: { roomId: string; userId: string; asCoach?: boolean },
): Promise<void> {
  const asMember = asCoach ? undefined : eq(coachGrant.userId, userId);
  const isTheirs = or(eq(coachGrant.coachId, userId), asMember);
  await end(tx, and(eq(coachGrant.roomId, roomId), isTheirs, isNull(coachGrant.revokedAt)));
}

/** Ends every grant in a room, because the room closes. */
export async function endAllGrants(tx: Db, roomId: string): Promise<void> {
  await end(tx, and(eq(coachGrant.roomId, roomId), isNull(coachGrant.revokedAt)));
}

const isActive = ({ roomId, userId, coachId }: Between) =>
  and(
    eq(coachGrant.roomId, roomId),
    eq(coachGrant.userId, userId),
    eq(coachGrant.coachId, coachId),
    isNull(coachGrant.revokedAt),
  );

async function end(tx: Db, which: SQL | undefined): Promise<number> {
  const ended = await tx
    .update(coachGrant)
    .set({ revokedAt: databaseNow })
    .where(which)
    .returning({ id: coachGrant.id });
  return ended.length;
}
