import { and, eq, sql } from "drizzle-orm";
import { type Db, queryRows } from "@/db/client";
import { databaseNow, readClock } from "@/db/clock";
import { lockUser } from "@/db/person-lock";
import { groupSessionJoin, type groupSessionOccurrence } from "@/db/schema";
import type { Reason } from "@/domain/api/reasons";
import { decideStart, findStart, type Outcome } from "@/domain/group-session/start-rules";
import type { Notice } from "../../live/announce";
import { PRESENCE_SECONDS } from "../../live/seats/seat-queries";
import { Refusal } from "../../refusal";
import { findRunningSession } from "../queries";
import { startLocked } from "../start-session";
import { lockJoinViewers, recordJoinChange } from "./join-change";
import { findViewer } from "./viewer-queries";

/** An occurrence that has begun. */
export type Begun = typeof groupSessionOccurrence.$inferSelect;

interface Person {
  occurrence: Begun;
  userId: string;
}

/**
 * Starts a person, or records why not, in one transaction under their lock. Returns the notices to
 * publish after it.
 */
export async function settlePerson(
  db: Db,
  { occurrence, userId }: Person,
  { isReconnectOver }: { isReconnectOver: boolean },
): Promise<Notice[]> {
  const { groupSessionId, date, startsAt, endsAt } = occurrence;
  return db.transaction(async (tx) => {
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
        // A client's key holds no tab, so nobody can have used this one.
        idempotencyKey: `group\t${groupSessionId} ${date}`,
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
