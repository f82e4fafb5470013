import { and, eq, gt, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow, readClock } from "@/db/clock";
import { coachAccess, user } from "@/db/schema";
import type { AccessKind } from "@/domain/coaching/grant";
import { localDay } from "@/domain/time/local-day";
import { lockAccount, lockAccountRows } from "../../account/queries";
import { Refusal } from "../../refusal";
import type { Coach } from "./grant-queries";

/** Views of a page within this time count as one. */
const SAME_VIEW_MINUTES = 5;

interface Access extends Coach {
  userIds: string[];
  what: AccessKind;
}

interface Entry {
  userId: string;
  localDate: string | null;
}

/**
 * Logs that a coach views these members. Must run before the response, so nothing is seen without
 * an entry. A download is logged every time, a page once in five minutes, and a row of the roster
 * once per local day of the member, because an open roster refetches for hours. Runs the same
 * number of queries for one member as for hundreds. Refuses with `member_not_found` if all members
 * are gone.
 */
export async function logAccess(db: Db, access: Access): Promise<void> {
  const { roomId, coachId, userIds, what } = access;
  if (userIds.length === 0) return;
  await db.transaction(async (tx) => {
    // The lock makes two tabs opened at once log one view.
    await lockAccount(tx, coachId);
    const logged = await findLoggedKeys(tx, access);
    const entries = (await buildEntries(tx, access)).filter(
      (entry) => !logged.has(buildKey(entry)),
    );
    if (entries.length === 0 && logged.size > 0) return;
    const ids = entries.map((entry) => entry.userId);
    const present = await lockAccountRows(tx, ids);
    const rows = entries
      .filter((entry) => present.has(entry.userId))
      .map((entry) => ({ ...entry, roomId, coachId, what, accessedAt: databaseNow }));
    if (rows.length === 0) throw new Refusal("member_not_found");
    await tx.insert(coachAccess).values(rows).onConflictDoNothing();
  });
}

const buildKey = ({ userId, localDate }: Entry) => `${userId} ${localDate}`;

/** Returns the entries to log. Those of roster rows carry the member's local day. */
async function buildEntries(tx: Db, { userIds, what }: Access): Promise<Entry[]> {
  if (what !== "row") return userIds.map((userId) => ({ userId, localDate: null }));
  const now = await readClock(tx);
  const people = await tx
    .select({ userId: user.id, timeZone: user.timeZone })
    .from(user)
    .where(inArray(user.id, userIds));
  return people.map(({ userId, timeZone }) => ({ userId, localDate: localDay(now, timeZone) }));
}

/** Returns the keys of entries already logged that cover this view. */
async function findLoggedKeys(tx: Db, access: Access): Promise<Set<string>> {
  const { roomId, coachId, userIds, what } = access;
  if (what !== "page" && what !== "row") return new Set();
  const since =
    what === "row"
      ? // Local days around the world differ by less than this.
        sql`${databaseNow} - interval '2 days'`
      : sql`${databaseNow} - make_interval(mins => ${SAME_VIEW_MINUTES})`;
  const rows = await tx
    .select({ userId: coachAccess.userId, localDate: coachAccess.localDate })
    .from(coachAccess)
    .where(
      and(
        inArray(coachAccess.userId, userIds),
        eq(coachAccess.roomId, roomId),
        eq(coachAccess.coachId, coachId),
        eq(coachAccess.what, what),
        gt(coachAccess.accessedAt, since),
      ),
    );
  return new Set(rows.map(buildKey));
}
