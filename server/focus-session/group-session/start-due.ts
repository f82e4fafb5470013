import { and, asc, eq, isNull, lte, notExists, sql } from "drizzle-orm";
import { type Db, queryRows } from "@/db/client";
import { databaseNow, readClock } from "@/db/clock";
import { planNext } from "@/db/group-session-plan";
import { lockUser } from "@/db/person-lock";
import { groupSession, groupSessionJoin, groupSessionOccurrence, room } from "@/db/schema";
import type { Reason } from "@/domain/api/reasons";
import { findCommonEnd } from "@/domain/group-session/schedule";
import { decideStart, findStart, type Outcome } from "@/domain/group-session/start-rules";
import type { Notice } from "../../live/announce";
import { PRESENCE_SECONDS } from "../../live/seats/seat-queries";
import { log } from "../../log";
import { Refusal } from "../../refusal";
import { findRunningSession } from "../queries";
import { startLocked } from "../start-session";
import { lockJoinViewers, recordJoinChange } from "./announce-join";
import { findViewer } from "./queries";

/** Occurrences that one pass begins or settles. The rest follows in the next pass. */
const AT_ONCE = 50;

interface Pass {
  /** Publishes a notice at once: others are started only after it. */
  announce: (notice: Notice) => void;
  /** This process has reached the database for so long that everyone could reconnect to it. */
  isReconnectOver: boolean;
  signal?: AbortSignal;
}

/** The next step, read by one cheap statement. */
interface Due {
  nowMs: number;
  hasDue: boolean;
  hasUnsettled: boolean;
  /** The next start that is known, or null. */
  nextMs: number | null;
}

/**
 * Begins the occurrences that are due, and starts the people who joined them. Can be interrupted after
 * every step, repeated, and run by several processes at once: an occurrence is a row with a unique
 * key, and a person's start is one transaction that records its outcome. Returns the milliseconds until
 * the next known start, or null.
 */
export async function startDueGroupSessions(db: Db, pass: Pass): Promise<number | null> {
  const due = await findDue(db);
  if (due.hasDue) await beginDue(db, pass);
  if (due.hasDue || due.hasUnsettled) await settleBegun(db, pass);
  return due.nextMs === null ? null : due.nextMs - due.nowMs;
}

async function findDue(db: Db): Promise<Due> {
  const [row] = await queryRows<
    Record<"nowMs" | "dueMs" | "nextMs", string | number | null> & { hasUnsettled: boolean }
  >(
    db,
    sql`
select extract(epoch from ${databaseNow}) * 1000 as "nowMs",
  (select extract(epoch from min(next_at)) * 1000 from group_session
    where next_at is not null) as "dueMs",
  (select extract(epoch from min(next_at)) * 1000 from group_session
    where next_at > ${databaseNow}) as "nextMs",
  exists (select from group_session_occurrence
    where settled_at is null and cancelled_at is null and starts_at <= ${databaseNow}) as "hasUnsettled"`,
  );
  const nowMs = Number(row?.nowMs);
  const toMs = (value: string | number | null | undefined) =>
    value === null || value === undefined ? null : Number(value);
  const dueMs = toMs(row?.dueMs);
  return {
    nowMs,
    hasDue: dueMs !== null && dueMs <= nowMs,
    hasUnsettled: row?.hasUnsettled ?? false,
    nextMs: toMs(row?.nextMs),
  };
}

async function beginDue(db: Db, { signal }: Pass): Promise<void> {
  const due = await db
    .select({ id: groupSession.id })
    .from(groupSession)
    .where(lte(groupSession.nextAt, databaseNow))
    .orderBy(asc(groupSession.nextAt))
    .limit(AT_ONCE);
  for (const { id } of due) {
    if (signal?.aborted) return;
    await begin(db, id);
  }
}

/** Adds the row of a due occurrence and plans the next one. Another process may have done so. */
async function begin(db: Db, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(groupSession)
      .where(and(eq(groupSession.id, id), lte(groupSession.nextAt, databaseNow)))
      .for("no key update");
    if (!row?.nextAt || !row.nextDate) return;
    await removeUnused(tx, id);
    await tx
      .insert(groupSessionOccurrence)
      .values({
        groupSessionId: id,
        date: row.nextDate,
        roomId: row.roomId,
        title: row.title,
        startsAt: row.nextAt,
        endsAt: findCommonEnd(row.nextAt, row.minutes),
      })
      .onConflictDoNothing();
    const [place] = await tx
      .select({ timeZone: room.timeZone })
      .from(room)
      .where(eq(room.id, row.roomId));
    const now = await readClock(tx);
    // After a long outage, the dates that nobody could begin are passed over.
    const after = new Date(Math.max(row.nextAt.getTime(), now.getTime()));
    await planNext(tx, row, { timeZone: place?.timeZone ?? "UTC", after });
  });
}

/** Removes earlier dates that nobody joined, so that a weekly group session leaves no endless list. */
async function removeUnused(tx: Db, id: string): Promise<void> {
  const joins = tx
    .select({ date: groupSessionJoin.date })
    .from(groupSessionJoin)
    .where(
      and(
        eq(groupSessionJoin.groupSessionId, groupSessionOccurrence.groupSessionId),
        eq(groupSessionJoin.date, groupSessionOccurrence.date),
      ),
    );
  await tx
    .delete(groupSessionOccurrence)
    .where(
      and(
        eq(groupSessionOccurrence.groupSessionId, id),
        lte(groupSessionOccurrence.endsAt, sql`${databaseNow} - interval '2 days'`),
        notExists(joins),
      ),
    );
}

type Begun = typeof groupSessionOccurrence.$inferSelect;

async function settleBegun(db: Db, pass: Pass): Promise<void> {
  const begun = await db
    .select()
    .from(groupSessionOccurrence)
    .where(
      and(
        isNull(groupSessionOccurrence.settledAt),
        isNull(groupSessionOccurrence.cancelledAt),
        lte(groupSessionOccurrence.startsAt, databaseNow),
      ),
    )
    .orderBy(asc(groupSessionOccurrence.startsAt))
    .limit(AT_ONCE);
  for (const occurrence of begun) await settle(db, occurrence, pass);
}

async function settle(db: Db, occurrence: Begun, pass: Pass): Promise<void> {
  const { groupSessionId, date } = occurrence;
  const isThis = and(
    eq(groupSessionJoin.groupSessionId, groupSessionId),
    eq(groupSessionJoin.date, date),
    isNull(groupSessionJoin.outcome),
  );
  const open = await db
    .select({ userId: groupSessionJoin.userId })
    .from(groupSessionJoin)
    .where(isThis)
    .orderBy(asc(groupSessionJoin.userId));
  for (const { userId } of open) {
    if (pass.signal?.aborted) return;
    try {
      await settlePerson(db, { occurrence, userId }, pass);
    } catch (error) {
      // One person's failure must not keep the others from starting. It is tried again.
      log.error({ err: error }, "could not start a person with their group");
    }
  }
  await db
    .update(groupSessionOccurrence)
    .set({ settledAt: databaseNow })
    .where(
      and(
        eq(groupSessionOccurrence.groupSessionId, groupSessionId),
        eq(groupSessionOccurrence.date, date),
        notExists(
          db.select({ userId: groupSessionJoin.userId }).from(groupSessionJoin).where(isThis),
        ),
      ),
    );
}

interface Person {
  occurrence: Begun;
  userId: string;
}

/** Starts a person, or records why not, in one transaction under their lock. */
async function settlePerson(
  db: Db,
  { occurrence, userId }: Person,
  { announce, isReconnectOver }: Pass,
): Promise<void> {
  const { groupSessionId, date, startsAt, endsAt } = occurrence;
  const notices = await db.transaction(async (tx) => {
    await lockUser(tx, userId);
    const isThis = and(
      eq(groupSessionJoin.groupSessionId, groupSessionId),
      eq(groupSessionJoin.date, date),
      eq(groupSessionJoin.userId, userId),
    );
    const [join] = await tx.select().from(groupSessionJoin).where(isThis);
    const viewer = await findViewer(tx, { userId, id: groupSessionId });
    if (!join || join.outcome || !viewer) return [];
    const now = await readClock(tx);
    const decision = decideStart({
      startsAt,
      now,
      isPresent: await wasPresent(tx, { roomId: viewer.roomId, userId, startsAt }),
      isRunning: (await findRunningSession(tx, userId)) !== null,
      isReconnectOver,
    });
    if (decision === "wait") return [];
    const record = (outcome: Outcome, problem: Reason | null = null) =>
      tx.update(groupSessionJoin).set({ outcome, problem }).where(isThis);
    if (decision !== "start") {
      await record(decision);
      return [await recordJoinChange(tx, viewer)];
    }
    const startedAt = findStart(startsAt, now, await findFreeSince(tx, userId));
    await lockJoinViewers(tx, viewer);
    try {
      // Refusals come before anything is written, so the outcome can still be recorded.
      const started = await startLocked(tx, {
        userId,
        activityId: join.activityId,
        target: join.target,
        roomSlug: viewer.slug,
        idempotencyKey: `group ${groupSessionId} ${date}`,
        group: { groupSessionId, startedAt, plannedEnd: endsAt },
      });
      await record("present");
      return [started.notice, await recordJoinChange(tx, viewer)];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await record("absent", error.reason);
      return [await recordJoinChange(tx, viewer)];
    }
  });
  for (const notice of notices) announce(notice);
}

/**
 * Whether a person has an open stream of the room, or had one at the instant. Presence is about
 * processes and uses the wall clock, so the instant is counted back from now.
 */
async function wasPresent(
  tx: Db,
  { roomId, userId, startsAt }: { roomId: string; userId: string; startsAt: Date },
): Promise<boolean> {
  const [row] = await queryRows<{ isPresent: boolean }>(
    tx,
    sql`
select exists (select from presence p
  where p.room_id = ${roomId}::uuid and p.user_id = ${userId}::uuid
    and p.seen_at > statement_timestamp() - interval '${sql.raw(String(PRESENCE_SECONDS))} seconds'
      - greatest(${databaseNow} - ${startsAt.toISOString()}::timestamptz, interval '0')) as "isPresent"`,
  );
  return row?.isPresent ?? false;
}

/** The end of the person's latest session, or null. */
async function findFreeSince(tx: Db, userId: string): Promise<Date | null> {
  const [row] = await queryRows<{ atMs: string | number | null }>(
    tx,
    sql`
select extract(epoch from coalesce(broken_at, planned_end)) * 1000 as "atMs" from focus_session
where user_id = ${userId}::uuid order by started_at desc limit 1`,
  );
  return row?.atMs === null || row === undefined ? null : new Date(Number(row.atMs));
}
