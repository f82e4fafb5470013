import { and, eq, gt, lte, sql } from "drizzle-orm";
import { ENDED_KEPT_DAYS, type MembershipEnd } from "@/domain/room/membership-end";
import type { Db } from "./client";
import { databaseNow } from "./clock";
import { formerMembership } from "./schema";

interface Former {
  userId: string;
  slug: string;
}

/** Records how memberships of a room ended. The caller holds the room's lock. */
export async function recordEnd(
  tx: Db,
  { slug, userIds, ended }: { slug: string; userIds: string[]; ended: MembershipEnd },
): Promise<void> {
  for (const userId of userIds) {
    await tx
      .insert(formerMembership)
      .values({ userId, roomSlug: slug, ended })
      .onConflictDoUpdate({
        target: [formerMembership.userId, formerMembership.roomSlug],
        set: { ended, endedAt: databaseNow },
      });
  }
}

/** Forgets how a membership ended, because the person joins the room again. */
export async function forgetEnd(tx: Db, former: Former): Promise<void> {
  await tx.delete(formerMembership).where(isThis(former));
}

/** Deletes what is older than 30 days. Returns how many rows it deleted. */
export async function removeOldEnds(db: Db): Promise<number> {
  const removed = await db
    .delete(formerMembership)
    .where(lte(formerMembership.endedAt, keptSince))
    .returning({ userId: formerMembership.userId });
  return removed.length;
}

const keptSince = sql`${databaseNow} - make_interval(days => ${ENDED_KEPT_DAYS})`;

/** Whether it is recent enough to be shown. */
export const isKept = gt(formerMembership.endedAt, keptSince);

const isThis = ({ userId, slug }: Former) =>
  and(eq(formerMembership.userId, userId), eq(formerMembership.roomSlug, slug));
