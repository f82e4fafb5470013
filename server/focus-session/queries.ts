import { and, desc, eq, notExists, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db, ReadDb } from "@/db/client";
import { databaseNow, readClock } from "@/db/clock";
import { type Given, prepareQuery } from "@/db/prepare-query";
import { activity, focusSession, room } from "@/db/schema";
import { isRunning } from "@/db/status-sql";
import type { CurrentSession, FocusSession } from "@/domain/api/focus-session";
import { statusAt } from "@/domain/focus-session/status";

/** The activity a session was recorded under. */
export const recordedActivity = alias(activity, "own_activity");
/** The activity shown for a session: the recorded one, or the one it was merged into. */
export const shownActivity = alias(activity, "shown_activity");

/** Selects sessions with everything `toWire` needs. */
export function selectSessions(db: ReadDb) {
  return db
    .select({
      session: focusSession,
      activity: {
        id: shownActivity.id,
        name: shownActivity.name,
        color: shownActivity.color,
        isRest: shownActivity.isRest,
      },
      roomSlug: room.slug,
      now: sql`${databaseNow}`.mapWith(focusSession.startedAt),
    })
    .from(focusSession)
    .innerJoin(recordedActivity, eq(recordedActivity.id, focusSession.activityId))
    .innerJoin(
      shownActivity,
      eq(shownActivity.id, sql`coalesce(${recordedActivity.mergedIntoId}, ${recordedActivity.id})`),
    )
    .leftJoin(room, eq(room.id, focusSession.roomId))
    .$dynamic();
}

export type SessionRow = Awaited<ReturnType<typeof selectSessions>>[number];

export function toWire({ session, activity, roomSlug, now }: SessionRow): FocusSession {
  return {
    id: session.id,
    activity,
    roomSlug,
    target: session.target,
    leaveAlone: session.leaveAlone,
    startedAt: session.startedAt.toISOString(),
    plannedEnd: session.plannedEnd.toISOString(),
    brokenAt: session.brokenAt?.toISOString() ?? null,
    breakReason: session.breakReason,
    drifted: session.driftedAt !== null,
    note: session.note,
    status: statusAt(session, now),
    localDate: session.localDate,
    timeZone: session.timeZone,
    restartOf: session.restartOf,
    groupSessionId: session.groupSessionId,
  };
}

/** Returns a person's session by id, or `null` if they have none with this id. */
export async function findSession(
  db: Db,
  { userId, id }: { userId: string; id: string },
): Promise<FocusSession | null> {
  const [row] = await selectSessions(db).where(
    and(eq(focusSession.userId, userId), eq(focusSession.id, id)),
  );
  return row ? toWire(row) : null;
}

const selectRunning = prepareQuery((db, { userId }: Given<"userId">) =>
  selectSessions(db).where(and(eq(focusSession.userId, userId), isRunning)),
);

/** Condition: this person has no running session. */
export const hasNoRunningSession = (db: Db, userId: string): SQL =>
  notExists(
    db
      .select({ id: focusSession.id })
      .from(focusSession)
      .where(and(eq(focusSession.userId, userId), isRunning)),
  );

/** Returns the running session, or `null`. */
export async function findRunningSession(db: Db, userId: string): Promise<FocusSession | null> {
  const [row] = await selectRunning(db, { userId });
  return row ? toWire(row) : null;
}

/** Returns the running session and the database's current time, from which devices count down. */
export async function findCurrentSession(db: Db, userId: string): Promise<CurrentSession> {
  const [row] = await selectRunning(db, { userId });
  return row
    ? { session: toWire(row), serverNow: row.now.toISOString() }
    : { session: null, serverNow: (await readClock(db)).toISOString() };
}

/** Selects the session a person started last. */
export const selectLast = prepareQuery((db, { userId }: Given<"userId">) =>
  selectSessions(db)
    .where(eq(focusSession.userId, userId))
    .orderBy(desc(focusSession.startedAt))
    .limit(1),
);

/**
 * Returns the session a person started last, whatever its status. The start form preselects its
 * activity and length.
 */
export async function findLastSession(db: Db, userId: string): Promise<FocusSession | null> {
  const [row] = await selectLast(db, { userId });
  return row ? toWire(row) : null;
}
