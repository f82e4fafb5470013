import { and, count, eq, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { readClock } from "@/db/clock";
import {
  findOccurrenceRow,
  findRoomZone,
  type GroupSessionRow,
  toSchedule,
} from "@/db/group-session-plan";
import { lockUser } from "@/db/person-lock";
import { activity, groupSession, groupSessionJoin, groupSessionOccurrence } from "@/db/schema";
import type { FocusSession } from "@/domain/api/focus-session";
import { MAX_DAYS_AHEAD, MAX_JOINS } from "@/domain/group-session/quotas";
import { findCommonEnd, findOccurrence } from "@/domain/group-session/schedule";
import { findLatecomerProblem } from "@/domain/group-session/start-rules";
import type { Notice } from "../../live/announce";
import { Refusal, requireFound } from "../../refusal";
import { refuseOverlap } from "../mutations";
import { findRunningSession } from "../queries";
import { startLocked } from "../start-session";
import { lockJoinViewers, recordJoinChange } from "./join-change";
import { findViewer, type Viewer } from "./viewer-queries";

const DAY_MS = 24 * 60 * 60 * 1000;

interface Choice {
  userId: string;
  id: string;
  date: string;
  activityId: string;
  target: string | null;
}

export interface JoinChange {
  viewer: Viewer;
  /** Started by a latecomer's join. */
  session: FocusSession | null;
  notices: Notice[];
}

/**
 * Joins one date of a group session. The person's session starts with the group if they are present
 * then; once the date has begun, it starts at once, with the common end. Joining again changes the
 * activity and the target, or returns the session that runs.
 */
export async function joinGroupSession(db: Db, choice: Choice): Promise<JoinChange> {
  const { userId, id } = choice;
  return db
    .transaction(async (tx) => {
      await lockUser(tx, userId);
      const { row, viewer, occurrence, now } = await findJoinable(tx, choice);
      const hasBegun = occurrence.hasBegun || occurrence.startsAt <= now;
      if (hasBegun) return joinLate(tx, { viewer, choice, row, ...occurrence, now });
      await refuseActivity(tx, choice);
      await refuseManyJoins(tx, choice);
      const chosen = { activityId: choice.activityId, target: choice.target };
      await tx
        .insert(groupSessionJoin)
        .values({ groupSessionId: id, date: choice.date, userId, ...chosen })
        .onConflictDoUpdate({ target: JOIN_KEY, set: chosen });
      return { viewer, session: null, notices: [await recordJoinChange(tx, viewer)] };
    })
    .catch((error) => refuseOverlap(db, userId, error));
}

const JOIN_KEY = [groupSessionJoin.groupSessionId, groupSessionJoin.date, groupSessionJoin.userId];

interface Joinable {
  row: GroupSessionRow;
  viewer: Viewer;
  occurrence: { startsAt: Date; endsAt: Date; hasBegun: boolean };
  now: Date;
}

/**
 * Finds the occurrence of a date. Holds a shared lock of the group session until commit, so that it
 * neither changes nor begins meanwhile.
 */
async function findJoinable(
  tx: Db,
  { userId, id, date }: Pick<Choice, "userId" | "id" | "date">,
): Promise<Joinable> {
  const [row] = await tx.select().from(groupSession).where(eq(groupSession.id, id)).for("share");
  const viewer = requireFound(await findViewer(tx, { userId, id }), "group_session_not_found");
  if (!row) throw new Refusal("group_session_not_found");
  const now = await readClock(tx);
  const begun = await findOccurrenceRow(tx, { id, date });
  if (begun?.cancelledAt) throw new Refusal("group_session_date_not_found");
  if (begun) return { row, viewer, occurrence: { ...begun, hasBegun: true }, now };
  if (row.cancelledAt) throw new Refusal("group_session_not_found");
  const startsAt = await findPlannedStart(tx, row, { date, now });
  const occurrence = { startsAt, endsAt: findCommonEnd(startsAt, row.minutes), hasBegun: false };
  return { row, viewer, occurrence, now };
}

/** The start of a date that has no row yet: the planned next one, or a later one of the schedule. */
async function findPlannedStart(
  tx: Db,
  row: GroupSessionRow,
  { date, now }: { date: string; now: Date },
): Promise<Date> {
  if (row.nextDate === date && row.nextAt) return row.nextAt;
  const timeZone = await findRoomZone(tx, row.roomId);
  const found = findOccurrence(toSchedule(row), timeZone, date);
  const { startsAt } = requireFound(found, "group_session_date_not_found");
  const aheadMs = startsAt.getTime() - now.getTime();
  const isOpen = row.nextAt !== null && startsAt > row.nextAt && aheadMs <= MAX_DAYS_AHEAD * DAY_MS;
  if (!isOpen) throw new Refusal("group_session_date_not_found");
  return startsAt;
}

/** Starts the session of a person who comes late, or comes back after ending early. */
async function joinLate(
  tx: Db,
  {
    viewer,
    choice,
    row,
    startsAt,
    endsAt,
    now,
  }: {
    viewer: Viewer;
    choice: Choice;
    row: GroupSessionRow;
    startsAt: Date;
    endsAt: Date;
    now: Date;
  },
): Promise<JoinChange> {
  const { userId, id: groupSessionId, date, activityId, target } = choice;
  const running = await findRunningSession(tx, userId);
  if (running?.groupSessionId === groupSessionId) {
    return { viewer, session: running, notices: [] };
  }
  const problem = findLatecomerProblem(endsAt, now);
  if (problem) throw new Refusal(problem, { endsAt: endsAt.toISOString() });
  await lockJoinViewers(tx, viewer);
  const started = await startLocked(tx, {
    userId,
    activityId,
    target,
    roomSlug: viewer.slug,
    group: { groupSessionId, startedAt: now, plannedEnd: endsAt },
  });
  const key = { groupSessionId, date, userId };
  await tx
    .insert(groupSessionOccurrence)
    .values({ groupSessionId, date, roomId: row.roomId, title: row.title, startsAt, endsAt })
    .onConflictDoNothing();
  const [before] = await tx.select().from(groupSessionJoin).where(isJoin(key));
  // A person who was started with the group and ended early stays present.
  const outcome = before?.outcome === "present" ? "present" : "late";
  const set = { activityId, target, outcome, problem: null } as const;
  await tx
    .insert(groupSessionJoin)
    .values({ ...key, ...set })
    .onConflictDoUpdate({ target: JOIN_KEY, set });
  const notices = [started.notice, await recordJoinChange(tx, viewer)];
  return { viewer, session: started.session, notices };
}

/** Removes a join of a date that has not begun. Leaving again changes nothing. */
export async function leaveGroupSession(
  db: Db,
  { userId, id, date }: Pick<Choice, "userId" | "id" | "date">,
): Promise<Notice> {
  return db.transaction(async (tx) => {
    await lockUser(tx, userId);
    const [row] = await tx.select().from(groupSession).where(eq(groupSession.id, id)).for("share");
    const viewer = requireFound(await findViewer(tx, { userId, id }), "group_session_not_found");
    const key = { groupSessionId: id, date, userId };
    const [join] = await tx.select().from(groupSessionJoin).where(isJoin(key));
    if (!join) return {};
    const isDue =
      row?.nextDate === date && row.nextAt !== null && row.nextAt <= (await readClock(tx));
    const begun = await findOccurrenceRow(tx, { id, date });
    if (begun || isDue) throw new Refusal("group_session_begun");
    await tx.delete(groupSessionJoin).where(isJoin(key));
    return recordJoinChange(tx, viewer);
  });
}

const isJoin = (join: { groupSessionId: string; date: string; userId: string }) =>
  and(
    eq(groupSessionJoin.groupSessionId, join.groupSessionId),
    eq(groupSessionJoin.date, join.date),
    eq(groupSessionJoin.userId, join.userId),
  );

async function refuseActivity(tx: Db, { userId, activityId }: Choice): Promise<void> {
  const [chosen] = await tx
    .select({ archivedAt: activity.archivedAt })
    .from(activity)
    .where(and(eq(activity.userId, userId), eq(activity.id, activityId)));
  if (requireFound(chosen, "activity_not_found").archivedAt) throw new Refusal("activity_archived");
}

async function refuseManyJoins(tx: Db, { userId, id, date }: Choice): Promise<void> {
  const isOpen = and(eq(groupSessionJoin.userId, userId), isNull(groupSessionJoin.outcome));
  const [open] = await tx.select({ count: count() }).from(groupSessionJoin).where(isOpen);
  if (!open || open.count < MAX_JOINS) return;
  const key = isJoin({ groupSessionId: id, date, userId });
  const again = await tx.select({ date: groupSessionJoin.date }).from(groupSessionJoin).where(key);
  if (again.length === 0) throw new Refusal("group_session_join_limit", { atMost: MAX_JOINS });
}
