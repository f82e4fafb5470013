import { and, asc, eq, exists, isNull, lte, not, sql } from "drizzle-orm";
import { type Db, queryRows } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { groupSessionJoin, groupSessionOccurrence } from "@/db/schema";
import type { Notice } from "../../live/announce";
import { beginDue, keepGoing } from "./begin-due";
import { settlePerson } from "./settle-person";

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
  const { signal } = pass;
  if (due.hasDue) await beginDue(db, { joined: true, signal });
  if (due.hasDue || due.hasUnsettled) await settleBegun(db, pass);
  // Nobody waits for these, so they come after the people who are started.
  if (due.hasDue) await beginDue(db, { joined: false, signal });
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

/** Condition: the occurrence has begun and not everyone who joined it has an outcome yet. */
const isUnsettled = and(
  isNull(groupSessionOccurrence.settledAt),
  isNull(groupSessionOccurrence.cancelledAt),
  lte(groupSessionOccurrence.startsAt, databaseNow),
);

/**
 * Starts the people of every occurrence that has begun. Each is tried in each pass: one that waits for
 * people to reconnect, or fails, must not keep the others from starting.
 */
async function settleBegun(db: Db, pass: Pass): Promise<void> {
  const open = await db
    .select({ occurrence: groupSessionOccurrence, userId: groupSessionJoin.userId })
    .from(groupSessionOccurrence)
    .innerJoin(groupSessionJoin, isOpenJoin)
    .where(isUnsettled)
    .orderBy(
      asc(groupSessionOccurrence.startsAt),
      asc(groupSessionOccurrence.groupSessionId),
      asc(groupSessionJoin.userId),
    );
  for (const person of open) {
    if (pass.signal?.aborted) return;
    await keepGoing("could not start a person with their group", async () => {
      for (const notice of await settlePerson(db, person, pass)) pass.announce(notice);
    });
  }
  const isOpen = exists(
    db.select({ userId: groupSessionJoin.userId }).from(groupSessionJoin).where(isOpenJoin),
  );
  await db
    .update(groupSessionOccurrence)
    .set({ settledAt: databaseNow })
    .where(and(isUnsettled, not(isOpen)));
}

/** Condition: a person joined this occurrence, and was neither started nor recorded as not there. */
const isOpenJoin = and(
  eq(groupSessionJoin.groupSessionId, groupSessionOccurrence.groupSessionId),
  eq(groupSessionJoin.date, groupSessionOccurrence.date),
  isNull(groupSessionJoin.outcome),
);
