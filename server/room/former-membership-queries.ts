import { and, asc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { isKept } from "@/db/former-membership";
import { formerMembership } from "@/db/schema";
import type { FormerMembership } from "@/domain/api/room";

/** Returns how a person's membership ended, or null when it did not or 30 days have passed. */
export async function findFormerMembership(
  db: Db,
  { userId, slug }: { userId: string; slug: string },
): Promise<FormerMembership | null> {
  const [row] = await db
    .select({ ended: formerMembership.ended, endedAt: formerMembership.endedAt })
    .from(formerMembership)
    .where(and(eq(formerMembership.userId, userId), eq(formerMembership.roomSlug, slug), isKept));
  return row ? { ended: row.ended, endedAt: row.endedAt.toISOString() } : null;
}

/** Lists a person's ended memberships for their account download, oldest first. */
export async function listFormerMemberships(db: Db, userId: string) {
  const rows = await db
    .select()
    .from(formerMembership)
    .where(eq(formerMembership.userId, userId))
    .orderBy(asc(formerMembership.endedAt), asc(formerMembership.roomSlug));
  return rows.map(({ roomSlug, ended, endedAt }) => ({
    roomSlug,
    ended,
    endedAt: endedAt.toISOString(),
  }));
}
