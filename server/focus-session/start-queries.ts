import { and, desc, eq, gte, isNotNull, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { focusSession, user } from "@/db/schema";
import type { UnfinishedTarget } from "@/domain/api/focus-session";
import { fitToMinutes, RECENT_STARTS, suggestMinutes } from "@/domain/focus-session/default-length";
import {
  findFirstOfferedDay,
  findUnfinishedTargets,
} from "@/domain/focus-session/unfinished-targets";
import { localDay } from "@/domain/time/local-day";
import { recordedActivity, selectSessions, shownActivity } from "./queries";

/** More sessions with a target than a week holds for most; older ones are not offered. */
const MAX_TARGETED = 500;

/** Returns the minutes to preselect for a person's next start. */
export async function findDefaultMinutes(db: Db, userId: string): Promise<number> {
  const [last] = await selectSessions(db)
    .where(eq(focusSession.userId, userId))
    .orderBy(desc(focusSession.startedAt))
    .limit(1);
  if (!last) return suggestMinutes([]);
  const recent = await db
    .select({
      startedAt: focusSession.startedAt,
      plannedEnd: focusSession.plannedEnd,
      isUntil: focusSession.isUntil,
    })
    .from(focusSession)
    .innerJoin(recordedActivity, eq(recordedActivity.id, focusSession.activityId))
    .where(
      and(
        eq(focusSession.userId, userId),
        eq(
          sql`coalesce(${recordedActivity.mergedIntoId}, ${recordedActivity.id})`,
          last.activity.id,
        ),
        // Bounds the read for an activity that is used rarely.
        gte(
          focusSession.startedAt,
          sql`${last.session.startedAt.toISOString()}::timestamptz - interval '90 days'`,
        ),
      ),
    )
    .orderBy(desc(focusSession.startedAt))
    .limit(RECENT_STARTS);
  return suggestMinutes(recent);
}

/** Lists the targets to offer a person again: at most three, newest first. */
export async function listUnfinishedTargets(db: Db, userId: string): Promise<UnfinishedTarget[]> {
  const [person] = await db
    .select({ timeZone: user.timeZone, now: sql`${databaseNow}`.mapWith(focusSession.startedAt) })
    .from(user)
    .where(and(eq(user.id, userId), isNull(user.leftAt)));
  if (!person) return [];
  const { now } = person;
  const today = localDay(now, person.timeZone);
  const rows = await selectSessions(db)
    .where(
      and(
        eq(focusSession.userId, userId),
        gte(focusSession.localDate, findFirstOfferedDay(today)),
        isNotNull(focusSession.target),
        isNull(shownActivity.archivedAt),
        eq(shownActivity.isRest, false),
      ),
    )
    .orderBy(desc(focusSession.startedAt), desc(focusSession.id))
    .limit(MAX_TARGETED);
  const targeted = rows.map(({ session, activity }) => ({
    ...session,
    target: session.target ?? "",
    activity,
    activityId: activity.id,
    isDismissed: session.targetDismissedAt !== null,
  }));
  return findUnfinishedTargets(targeted, { now, today }).map((session) => ({
    sessionId: session.id,
    target: session.target,
    activity: session.activity,
    minutes: fitToMinutes(session),
    localDate: session.localDate,
  }));
}
