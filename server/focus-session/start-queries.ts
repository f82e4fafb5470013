import { and, desc, eq, gte, isNotNull, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { type Given, prepareQuery } from "@/db/prepare-query";
import { focusSession, user } from "@/db/schema";
import type { UnfinishedTarget } from "@/domain/api/focus-session";
import { fitToMinutes, RECENT_STARTS, suggestMinutes } from "@/domain/focus-session/default-length";
import {
  findFirstOfferedDay,
  findUnfinishedTargets,
} from "@/domain/focus-session/unfinished-targets";
import { localDay } from "@/domain/time/local-day";
import { recordedActivity, selectLast, selectSessions, shownActivity } from "./queries";

/** More sessions with a target than a week holds for most; older ones are not offered. */
const MAX_TARGETED = 500;

/** Selects the last sessions of an activity up to its last start, newest first. */
const selectRecentLengths = prepareQuery(
  (db, { userId, activityId, last }: Given<"userId" | "activityId" | "last">) =>
    db
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
          eq(sql`coalesce(${recordedActivity.mergedIntoId}, ${recordedActivity.id})`, activityId),
          // Bounds the read for an activity that is used rarely.
          gte(focusSession.startedAt, sql`${last}::timestamptz - interval '90 days'`),
        ),
      )
      .orderBy(desc(focusSession.startedAt))
      .limit(RECENT_STARTS),
);

/** Returns the minutes to preselect for a person's next start. */
export async function findDefaultMinutes(db: Db, userId: string): Promise<number> {
  const [last] = await selectLast(db, { userId });
  if (!last) return suggestMinutes([]);
  return suggestMinutes(
    await selectRecentLengths(db, {
      userId,
      activityId: last.activity.id,
      last: last.session.startedAt.toISOString(),
    }),
  );
}

const selectPerson = prepareQuery((db, { userId }: Given<"userId">) =>
  db
    .select({ timeZone: user.timeZone, now: sql`${databaseNow}`.mapWith(focusSession.startedAt) })
    .from(user)
    .where(and(eq(user.id, userId), isNull(user.leftAt))),
);

const selectTargeted = prepareQuery((db, { userId, from }: Given<"userId" | "from">) =>
  selectSessions(db)
    .where(
      and(
        eq(focusSession.userId, userId),
        gte(focusSession.localDate, from),
        isNotNull(focusSession.target),
        isNull(shownActivity.archivedAt),
        eq(shownActivity.isRest, false),
      ),
    )
    .orderBy(desc(focusSession.startedAt), desc(focusSession.id))
    .limit(MAX_TARGETED),
);

/** Lists the targets to offer a person again: at most three, newest first. */
export async function listUnfinishedTargets(db: Db, userId: string): Promise<UnfinishedTarget[]> {
  const [person] = await selectPerson(db, { userId });
  if (!person) return [];
  const { now } = person;
  const today = localDay(now, person.timeZone);
  const rows = await selectTargeted(db, { userId, from: findFirstOfferedDay(today) });
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
