import {
  and,
  asc,
  eq,
  exists,
  gt,
  isNotNull,
  isNull,
  max,
  notInArray,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { readClock } from "@/db/clock";
import { tryLockUser } from "@/db/person-lock";
import {
  activity,
  authSession,
  coachAccess,
  coachGrant,
  coachNote,
  coachPlan,
  focusSession,
  goal,
  invite,
  membership,
  restDate,
  restWeekdays,
  user,
  weeklyReview,
} from "@/db/schema";
import { isAbandonedGuest } from "@/domain/account/abandoned-guest";
import { DEFAULT_ACTIVITIES } from "@/domain/focus-session/default-activities";
import { forgetPerson } from "../auth/rate-limit";

/** Guests read by one statement. */
const GUESTS_AT_ONCE = 100;

const isGuest = and(isNull(user.passwordHash), isNull(user.leftAt));

/**
 * Deletes the guests who are abandoned (`isAbandonedGuest`) and returns how many. Each is one short
 * transaction, so it can be interrupted, repeated, and run by several processes at once.
 */
export async function removeAbandonedGuests(db: Db, signal: AbortSignal): Promise<number> {
  let removed = 0;
  let last: string | undefined;
  do {
    const after = last === undefined ? undefined : gt(user.id, last);
    const guests = await listGuests(db, after);
    const now = await readClock(db);
    for (const guest of guests) {
      if (signal.aborted) return removed;
      if (isAbandonedGuest(guest, now) && (await removeGuest(db, guest.id))) removed += 1;
    }
    last = guests.at(-1)?.id;
  } while (last !== undefined);
  return removed;
}

/** Deletes a guest unless they have come back or recorded something meanwhile. */
async function removeGuest(db: Db, userId: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    // Everything a person records takes this lock first.
    if (!(await tryLockUser(tx, userId))) return false;
    await tx
      .select({ id: authSession.id })
      .from(authSession)
      .where(eq(authSession.userId, userId))
      .for("update");
    const [guest] = await listGuests(tx, eq(user.id, userId));
    if (!guest || !isAbandonedGuest(guest, await readClock(tx))) return false;
    await forgetPerson(tx, { userId, email: null });
    // Claiming an account takes no lock, so the statement itself checks that it is still a guest.
    const removed = await tx
      .delete(user)
      .where(and(eq(user.id, userId), isGuest))
      .returning({ id: user.id });
    return removed.length > 0;
  });
}

/** Lists guests in the order of their ids with what decides whether they are abandoned. */
function listGuests(db: Db, where: SQL | undefined) {
  const seenAt = db
    .select({ at: max(authSession.lastSeenAt) })
    .from(authSession)
    .where(eq(authSession.userId, user.id));
  return db
    .select({
      id: user.id,
      createdAt: user.createdAt,
      seenAt: sql`${seenAt}`.mapWith(authSession.lastSeenAt) as SQL<Date | null>,
      hasRecorded: hasRecorded(db),
    })
    .from(user)
    .where(and(isGuest, where))
    .orderBy(asc(user.id))
    .limit(GUESTS_AT_ONCE);
}

function hasRecorded(db: Db): SQL<boolean> {
  const has = (table: PgTable, column: PgColumn) =>
    exists(db.select({ one: sql`1` }).from(table).where(eq(column, user.id)));
  const names = DEFAULT_ACTIVITIES.map(({ name }) => name);
  const isOwnActivity = or(notInArray(activity.name, names), isNotNull(activity.archivedAt));
  const ownActivities = db
    .select({ one: sql`1` })
    .from(activity)
    .where(and(eq(activity.userId, user.id), isOwnActivity));
  const recorded = or(
    has(focusSession, focusSession.userId),
    has(membership, membership.userId),
    exists(ownActivities),
    ...[goal, restDate, restWeekdays, weeklyReview].map((table) => has(table, table.userId)),
    ...[coachGrant, coachNote, coachPlan, coachAccess].flatMap((table) => [
      has(table, table.userId),
      has(table, table.coachId),
    ]),
    has(goal, goal.suggestedBy),
    has(invite, invite.createdBy),
  );
  return sql<boolean>`${recorded}`.mapWith(Boolean);
}
