import { and, asc, eq, isNull, lte, notExists, sql } from "drizzle-orm";
import { type Db, queryRows } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { groupSessionJoin, groupSessionOccurrence } from "@/db/schema";
import type { Notice } from "../../live/announce";
import { log } from "../../log";
import { beginDue } from "./begin-due";
import { type Begun, settlePerson } from "./settle-person";

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
  if (due.hasDue) await beginDue(db, { atMost: AT_ONCE, signal: pass.signal });
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
      const notices = await settlePerson(db, { occurrence, userId }, pass);
      for (const notice of notices) pass.announce(notice);
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
