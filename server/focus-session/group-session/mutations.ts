import { and, count, eq, isNotNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow, readClock } from "@/db/clock";
import {
  endJoins,
  findOccurrenceRow,
  findRoomZone,
  type GroupSessionRow,
  lockSchedules,
  planNext,
  toSchedule,
} from "@/db/group-session-plan";
import { lockUser } from "@/db/person-lock";
import { groupSession, groupSessionJoin, groupSessionOccurrence } from "@/db/schema";
import { canManage, canSchedule } from "@/domain/group-session/permissions";
import { MAX_DAYS_AHEAD, MAX_OPEN_GROUP_SESSIONS } from "@/domain/group-session/quotas";
import { findCommonEnd, findOccurrence } from "@/domain/group-session/schedule";
import { localDay } from "@/domain/time/local-day";
import type { Notice } from "../../live/announce";
import { bumpGroupSessions } from "../../live/versions";
import { Refusal, requireFound } from "../../refusal";
import { lockMemberships } from "../../room/member-queries";
import { findViewer, type Viewer } from "./viewer-queries";

// Locks are taken in the order of db/person-lock.ts.

const DAY_MS = 24 * 60 * 60 * 1000;

interface When {
  startsAt?: string | undefined;
  weekdays?: number[] | undefined;
  time?: string | undefined;
}

/** Schedules a group session and returns its id. */
export async function createGroupSession(
  db: Db,
  {
    viewer,
    minutes,
    title,
    ...when
  }: When & { viewer: Viewer; minutes: number; title: string | null },
): Promise<{ id: string; notice: Notice }> {
  const { roomId, userId } = viewer;
  return db.transaction(async (tx) => {
    // Orders this and the end of the membership or of the account.
    await lockUser(tx, userId);
    await lockSchedules(tx, [roomId]);
    const { seat, room: held } = await lockMemberships(tx, {
      roomId,
      by: userId,
      action: "see_room",
    });
    if (!canSchedule(held, seat)) throw new Refusal("not_allowed");
    const [open] = await tx
      .select({ count: count() })
      .from(groupSession)
      .where(and(eq(groupSession.roomId, roomId), isNotNull(groupSession.nextAt)));
    if (open && open.count >= MAX_OPEN_GROUP_SESSIONS) {
      throw new Refusal("group_session_limit", { atMost: MAX_OPEN_GROUP_SESSIONS });
    }
    const now = await readClock(tx);
    const [row] = await tx
      .insert(groupSession)
      .values({
        roomId,
        createdBy: userId,
        minutes,
        title,
        ...toColumns(when, { now, timeZone: held.timeZone }),
      })
      .returning();
    const made = requireFound(row, "unexpected");
    await planNext(tx, made, { timeZone: held.timeZone, after: now });
    await bumpGroupSessions(tx, roomId);
    return { id: made.id, notice: { groupSessions: [roomId] } };
  });
}

/** Refuses a start in the past or too far ahead. */
function toColumns(
  { startsAt, weekdays = [], time = "" }: When,
  { now, timeZone }: { now: Date; timeZone: string },
) {
  if (startsAt === undefined) return { startsAt: null, onDate: null, weekdays, time };
  const at = new Date(startsAt);
  if (at <= now) throw new Refusal("group_session_in_past");
  if (at.getTime() - now.getTime() > MAX_DAYS_AHEAD * DAY_MS) {
    throw new Refusal("group_session_too_far", { days: MAX_DAYS_AHEAD });
  }
  return { startsAt: at, onDate: localDay(at, timeZone), weekdays: null, time: null };
}

/** A group session that its viewer may change, locked until commit, and its room's zone. */
async function lockManaged(
  tx: Db,
  { userId, id }: { userId: string; id: string },
): Promise<{ row: GroupSessionRow; viewer: Viewer; timeZone: string }> {
  const [locked] = await tx
    .select()
    .from(groupSession)
    .where(eq(groupSession.id, id))
    .for("no key update");
  const viewer = requireFound(await findViewer(tx, { userId, id }), "group_session_not_found");
  const row = requireFound(locked, "group_session_not_found");
  if (!canManage(row, viewer)) throw new Refusal("not_allowed");
  return { row, viewer, timeZone: await findRoomZone(tx, row.roomId) };
}

interface Change extends When {
  userId: string;
  id: string;
  minutes?: number | undefined;
  title?: string | null | undefined;
}

/**
 * Changes a group session. A new time or length ends the joins of dates that have not begun, because
 * people joined something else. Refuses one that is over or takes place once and has begun.
 */
export async function updateGroupSession(
  db: Db,
  { userId, id, minutes, title, ...when }: Change,
): Promise<{ viewer: Viewer; notice: Notice }> {
  return db.transaction(async (tx) => {
    const { row, viewer, timeZone } = await lockManaged(tx, { userId, id });
    const now = await readClock(tx);
    if (row.cancelledAt) throw new Refusal("group_session_not_found");
    if (hasBegun(row, now)) throw new Refusal("group_session_begun");
    const isTimed = when.startsAt !== undefined || when.weekdays !== undefined;
    const set = {
      minutes: minutes ?? row.minutes,
      title: title === undefined ? row.title : title || null,
      ...(isTimed && toColumns(when, { now, timeZone })),
    };
    const changed = { ...row, ...set };
    await tx.update(groupSession).set(set).where(eq(groupSession.id, id));
    if (isTimed || set.minutes !== row.minutes) {
      if (!isSameTime(row, changed)) await endJoins(tx, id);
      const next = await planNext(tx, changed, { timeZone, after: now });
      if (!next && isTimed) throw new Refusal("group_session_date_not_found");
    }
    await bumpGroupSessions(tx, row.roomId);
    return { viewer, notice: { groupSessions: [row.roomId] } };
  });
}

/** One that takes place once has begun, or an occurrence is due and about to be started. */
const hasBegun = ({ nextAt, weekdays }: GroupSessionRow, now: Date): boolean =>
  nextAt === null ? weekdays === null : nextAt <= now;

const isSameTime = (a: Partial<GroupSessionRow>, b: Partial<GroupSessionRow>): boolean =>
  a.minutes === b.minutes &&
  a.startsAt?.getTime() === b.startsAt?.getTime() &&
  a.time === b.time &&
  String(a.weekdays) === String(b.weekdays);

/**
 * Cancels one date of a group session, or all that have not begun. One that runs goes on until its end.
 * Cancelling again changes nothing.
 */
export async function cancelGroupSession(
  db: Db,
  { userId, id, date }: { userId: string; id: string; date?: string | undefined },
): Promise<Notice> {
  return db.transaction(async (tx) => {
    const { row, timeZone } = await lockManaged(tx, { userId, id });
    if (row.cancelledAt) return {};
    const isAll = date === undefined || row.onDate === date;
    if (isAll && hasBegun(row, await readClock(tx))) throw new Refusal("group_session_begun");
    const isChanged = isAll
      ? await cancelAll(tx, row)
      : await cancelDate(tx, row, { date, timeZone });
    if (!isChanged) return {};
    await bumpGroupSessions(tx, row.roomId);
    return { groupSessions: [row.roomId] };
  });
}

async function cancelAll(tx: Db, row: GroupSessionRow): Promise<boolean> {
  await endJoins(tx, row.id);
  await tx
    .update(groupSession)
    .set({ cancelledAt: databaseNow, nextAt: null, nextDate: null })
    .where(eq(groupSession.id, row.id));
  return true;
}

async function cancelDate(
  tx: Db,
  row: GroupSessionRow,
  { date, timeZone }: { date: string; timeZone: string },
): Promise<boolean> {
  const now = await readClock(tx);
  const before = await findOccurrenceRow(tx, { id: row.id, date });
  if (before?.cancelledAt) return false;
  const occurrence = requireFound(
    findOccurrence(toSchedule(row), timeZone, date),
    "group_session_date_not_found",
  );
  const { startsAt } = occurrence;
  if (before || startsAt <= now) throw new Refusal("group_session_begun");
  if (startsAt.getTime() - now.getTime() > MAX_DAYS_AHEAD * DAY_MS) {
    throw new Refusal("group_session_date_not_found");
  }
  await tx.insert(groupSessionOccurrence).values({
    groupSessionId: row.id,
    date,
    roomId: row.roomId,
    title: row.title,
    startsAt,
    endsAt: findCommonEnd(startsAt, row.minutes),
    cancelledAt: now,
  });
  await tx
    .delete(groupSessionJoin)
    .where(and(eq(groupSessionJoin.groupSessionId, row.id), eq(groupSessionJoin.date, date)));
  if (row.nextDate === date) await planNext(tx, row, { timeZone, after: now });
  return true;
}
