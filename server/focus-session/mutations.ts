import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { readClock } from "@/db/clock";
import { lockUser } from "@/db/person-lock";
import { violatedConstraint } from "@/db/pg-errors";
import { focusSession } from "@/db/schema";
import { isRunning } from "@/db/status-sql";
import type { FocusSession } from "@/domain/api/focus-session";
import type { BreakReason } from "@/domain/focus-session/break-reason";
import { findBreakProblem, findReviewProblem } from "@/domain/focus-session/session-rules";
import { statusAt } from "@/domain/focus-session/status";
import type { SeatUpdate } from "@/domain/room/seat-update";
import type { Notice } from "../live/announce";
import { bumpPeople, bumpRooms, type Versions } from "../live/versions";
import type { Written, WrittenSeat } from "../live/written";
import { Refusal, requireFound } from "../refusal";
import { listRoomsShowingBusy } from "../room/queries";
import { findRunningSession, findSession } from "./queries";
import { releaseWaiting } from "./release-waiting";

/** A changed session and the notice to send after commit. */
export interface SessionChange {
  session: FocusSession;
  notice: Notice;
  /** Ids of other people whose devices must show the change. */
  others?: string[];
  /** The change for the hub of this process, which goes into the notice. */
  written?: Omit<Written, "at">;
}

/**
 * Runs a transaction that changes a session, and adds what it wrote to the notice, with the time of
 * the commit.
 */
export async function changeSession(
  db: Db,
  change: (tx: Db) => Promise<SessionChange>,
): Promise<SessionChange> {
  const { result, committedAt } = await db.timedTransaction(change);
  const { written, notice } = result;
  if (!written || !committedAt) return result;
  return { ...result, notice: { ...notice, written: { ...written, at: committedAt } } };
}

/** The update of the person's seat in each room that sees the session. */
export function writeSeats(rooms: Versions, update: SeatUpdate): WrittenSeat[] {
  return [...rooms].map(([roomId, version]) => ({ roomId, version, update }));
}

/**
 * Ends a running session early, at the current time of the database clock. A session that ended early
 * before is answered as it was recorded, whatever reason the repeated call gives.
 */
export async function breakSession(
  db: Db,
  { userId, id, reason }: { userId: string; id: string; reason: BreakReason | null },
): Promise<SessionChange> {
  return changeSession(db, async (tx) => {
    await lockUser(tx, userId);
    const row = await findOwnRow(tx, { userId, id });
    const now = await readClock(tx);
    const problem = findBreakProblem(row, now);
    if (problem) throw new Refusal(problem);
    if (row.brokenAt) {
      const session = requireFound(await findSession(tx, { userId, id }), "session_not_found");
      return { session, notice: {} };
    }
    // After the clock is set back, now may lie before the start.
    const brokenAt = new Date(Math.max(now.getTime(), row.startedAt.getTime()));
    const broken = await tx
      .update(focusSession)
      .set({ brokenAt, breakReason: reason })
      .where(and(eq(focusSession.userId, userId), eq(focusSession.id, id), isRunning))
      .returning({ id: focusSession.id });
    if (broken.length === 0) throw new Refusal("session_already_ended");
    const { roomId } = row;
    const others = await releaseWaiting(tx, { userId, roomId, endedAt: brokenAt });
    const update: SeatUpdate = roomId
      ? { kind: "ended", brokenAt: brokenAt.toISOString() }
      : { kind: "busy", until: null };
    return recordChange(tx, { ...row, others, update });
  });
}

/** Adds a note to an ended session, or marks it unfocused: then it counts as broken. */
export async function reviewSession(
  db: Db,
  review: { userId: string; id: string; note?: string | null; drifted?: boolean },
): Promise<SessionChange> {
  const { userId, id, note, drifted } = review;
  return db.transaction(async (tx) => {
    await lockUser(tx, userId);
    const row = await findOwnRow(tx, { userId, id });
    const now = await readClock(tx);
    const problem = findReviewProblem(row, { drifted }, now);
    if (problem) throw new Refusal(problem);
    await tx
      .update(focusSession)
      .set({
        note: note === undefined ? row.note : note,
        driftedAt: drifted && !row.driftedAt ? now : row.driftedAt,
      })
      .where(and(eq(focusSession.userId, userId), eq(focusSession.id, id)));
    return recordChange(tx, row);
  });
}

/**
 * Keeps the target of an ended session from being offered again. Does nothing to one without a
 * target, one that was completed, and when repeated.
 */
export async function dismissTarget(
  db: Db,
  { userId, id }: { userId: string; id: string },
): Promise<Notice> {
  return db.transaction(async (tx) => {
    await lockUser(tx, userId);
    const row = await findOwnRow(tx, { userId, id });
    const now = await readClock(tx);
    const status = statusAt(row, now);
    if (status === "running") throw new Refusal("session_still_running");
    if (status === "completed" || row.target === null || row.targetDismissedAt) return {};
    await tx
      .update(focusSession)
      .set({ targetDismissedAt: now })
      .where(
        and(
          eq(focusSession.userId, userId),
          eq(focusSession.id, id),
          isNull(focusSession.targetDismissedAt),
        ),
      );
    await bumpPeople(tx, [userId]);
    return { people: [userId] };
  });
}

/**
 * Reads the changed session and increments the version of the person, of the others, and of every
 * room that sees the session, in the same transaction.
 */
async function recordChange(
  tx: Db,
  {
    userId,
    id,
    roomId,
    others = [],
    update,
  }: {
    userId: string;
    id: string;
    roomId: string | null;
    others?: string[];
    /** Of the person's seats, when the session has ended by it. */
    update?: SeatUpdate;
  },
): Promise<SessionChange> {
  const rooms = roomId ? [roomId] : await listRoomsShowingBusy(tx, userId);
  const [people, versions, found] = await Promise.all([
    bumpPeople(tx, [userId, ...others]),
    bumpRooms(tx, rooms),
    findSession(tx, { userId, id }),
  ]);
  return {
    session: requireFound(found, "session_not_found"),
    notice: { rooms, people: [userId] },
    others,
    ...(update && {
      written: {
        person: { userId, version: people.get(userId) ?? 0, session: null },
        seats: writeSeats(versions, update),
      },
    }),
  };
}

async function findOwnRow(tx: Db, { userId, id }: { userId: string; id: string }) {
  const [row] = await tx
    .select()
    .from(focusSession)
    .where(and(eq(focusSession.userId, userId), eq(focusSession.id, id)));
  return requireFound(row, "session_not_found");
}

/**
 * Turns a violated exclusion constraint into a refusal that names the running session. A room can
 * close and be deleted just before the insert.
 */
export async function refuseOverlap(db: Db, userId: string, error: unknown): Promise<never> {
  const violated = violatedConstraint(error);
  if (violated === "focus_session_room_id_room_id_fk") throw new Refusal("room_not_found");
  if (violated !== "focus_session_no_overlap") throw error;
  throw new Refusal("session_already_running", { session: await findRunningSession(db, userId) });
}
