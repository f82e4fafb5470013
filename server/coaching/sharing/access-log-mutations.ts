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
const SAME_LOOK_MINUTES = 5;

interface Looking extends Coach {
  userIds: string[];
  what: AccessKind;
}

interface Looked {
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
export async function logAccess(db: Db, looking: Looking): Promise<void> {
  const { roomId, coachId, userIds, what } = looking;
  if (userIds.length === 0) return;
  await db.transaction(async (tx) => {
    // The lock makes two tabs opened at once log one view.
    await lockAccount(tx, coachId);
    const listed = await listedBefore(tx, looking);
    const looks = (await looksNow(tx, looking)).filter((look) => !listed.has(keyOf(look)));
    if (looks.length === 0 && listed.size > 0) return;
    const ids = looks.map((look) => look.userId);
    const there = await lockAccountRows(tx, ids);
    const rows = looks
      .filter((look) => there.has(look.userId))
      .map((look) => ({ ...look, roomId, coachId, what, accessedAt: databaseNow }));
    if (rows.length === 0) throw new Refusal("member_not_found");
    await tx.insert(coachAccess).values(rows).onConflictDoNothing();
  });
}

const keyOf = ({ userId, localDate }: Looked) => `${userId} ${localDate}`;

/** Returns the entries to log. Those of roster rows carry the member's local day. */
async function looksNow(tx: Db, { userIds, what }: Looking): Promise<Looked[]> {
  if (what !== "row") return userIds.map((userId) => ({ userId, localDate: null }));
  const now = await readClock(tx);
  const people = await tx
    .select({ userId: user.id, timeZone: user.timeZone })
    .from(user)
    .where(inArray(user.id, userIds));
  return people.map(({ userId, timeZone }) => ({ userId, localDate: localDay(now, timeZone) }));
}

/** Returns the keys of entries already logged that cover this view. */
async function listedBefore(tx: Db, looking: Looking): Promise<Set<string>> {
  const { roomId, coachId, userIds, what } = looking;
  if (what !== "page" && what !== "row") return new Set();
  const since =
    what === "row"
      ? // No two places are further apart in their day than this.
        sql`${databaseNow} - interval '2 days'`
      : sql`${databaseNow} - make_interval(mins => ${SAME_LOOK_MINUTES})`;
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
  return new Set(rows.map(keyOf));
}
