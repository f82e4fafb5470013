import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { readClock } from "@/db/clock";
import { lockUser } from "@/db/person-lock";
import { activity, focusSession, room, user } from "@/db/schema";
import type { StartInput } from "@/domain/api/focus-session";
import { type ChosenLength, computePlannedEnd } from "@/domain/focus-session/session-length";
import { findRestartProblem } from "@/domain/focus-session/session-rules";
import { isAllowed } from "@/domain/room/permissions";
import { localDay } from "@/domain/time/local-day";
import { InvalidFields, Refusal, requireFound } from "../refusal";
import { findMembership } from "../room/queries";
import { recordChange, refuseOverlap, type SessionChange } from "./mutations";
import { findRunningSession, findSession } from "./queries";

const MINUTE_MS = 60_000;

/**
 * Starts a focus session now. Of two starts at the same instant one wins; the other is refused with
 * `session_already_running` and the running session. A start repeated with the same idempotency key
 * returns the session it started the first time.
 */
export async function startSession(
  db: Db,
  { userId, ...input }: StartInput & { userId: string },
): Promise<SessionChange> {
  return db
    .transaction(async (tx) => {
      await lockUser(tx, userId);
      const earlier = await findEarlierStart(tx, userId, input);
      if (earlier) return earlier;
      return startLocked(tx, { userId, ...input });
    })
    .catch((error) => refuseOverlap(db, userId, error));
}

/** The session's part in a group session. */
export interface GroupStart {
  groupSessionId: string;
  /** At most a minute ago. */
  startedAt: Date;
  plannedEnd: Date;
}

/**
 * Starts a session in a transaction that holds the person's lock, with the refusals of
 * `startSession`. With `group` it takes its start and end from the group session.
 */
export async function startLocked(
  tx: Db,
  { userId, group, ...input }: StartInput & { userId: string; group?: GroupStart },
): Promise<SessionChange> {
  const roomId = await findStartRoom(tx, userId, input.roomSlug);
  await refuseInvalidReferences(tx, userId, input);
  const running = await findRunningSession(tx, userId);
  if (running) throw new Refusal("session_already_running", { session: running });
  const id = await insertSession(tx, { userId, roomId, input, group });
  return recordChange(tx, { userId, id, roomId });
}

async function insertSession(
  tx: Db,
  {
    userId,
    roomId,
    input,
    group,
  }: { userId: string; roomId: string | null; input: StartInput; group: GroupStart | undefined },
): Promise<string> {
  const startedAt = group?.startedAt ?? (await readClock(tx));
  const length = group ? { until: group.plannedEnd } : chosenLength(input);
  const plannedEnd = computePlannedEnd(startedAt, length);
  if (!plannedEnd) throw new Refusal("length_out_of_range");
  const [person] = await tx
    .select({ timeZone: user.timeZone })
    .from(user)
    .where(and(eq(user.id, userId), isNull(user.leftAt)));
  const { timeZone } = requireFound(person, "sign_in_required");
  const [row] = await tx
    .insert(focusSession)
    .values({
      userId,
      activityId: input.activityId,
      roomId,
      target: input.target,
      leaveAlone: input.leaveAlone ?? null,
      startedAt,
      plannedEnd,
      isUntil: group ? !isWholeMinutes(startedAt, plannedEnd) : input.until !== undefined,
      restartOf: input.restartOf ?? null,
      localDate: localDay(startedAt, timeZone),
      timeZone,
      idempotencyKey: input.idempotencyKey ?? null,
      groupSessionId: group?.groupSessionId ?? null,
    })
    .returning({ id: focusSession.id });
  return requireFound(row, "unexpected").id;
}

const isWholeMinutes = (from: Date, to: Date): boolean =>
  (to.getTime() - from.getTime()) % MINUTE_MS === 0;

function chosenLength({ minutes, until }: StartInput): ChosenLength {
  if (until !== undefined) return { until: new Date(until) };
  if (minutes !== undefined) return { minutes };
  throw new InvalidFields("minutes");
}

async function findStartRoom(tx: Db, userId: string, slug: string | null | undefined) {
  if (!slug) return null;
  const membership = requireFound(await findMembership(tx, { userId, slug }), "room_not_found");
  if (!isAllowed(membership, "start_session")) throw new Refusal("not_allowed");
  return membership.roomId;
}

/**
 * Refuses an activity of another person, an archived activity, and a restart of a session that is
 * not broken.
 */
async function refuseInvalidReferences(
  tx: Db,
  userId: string,
  { activityId, restartOf }: StartInput,
) {
  const [chosen] = await tx
    .select({ archivedAt: activity.archivedAt })
    .from(activity)
    .where(and(eq(activity.userId, userId), eq(activity.id, activityId)));
  if (requireFound(chosen, "activity_not_found").archivedAt) throw new Refusal("activity_archived");
  if (!restartOf) return;
  const [origin] = await tx
    .select()
    .from(focusSession)
    .where(and(eq(focusSession.userId, userId), eq(focusSession.id, restartOf)));
  const problem = findRestartProblem(
    requireFound(origin, "session_not_found"),
    await readClock(tx),
  );
  if (problem) throw new Refusal(problem);
}

/** Returns the session already started with this key, or `null`. */
async function findEarlierStart(
  tx: Db,
  userId: string,
  input: StartInput,
): Promise<SessionChange | null> {
  if (!input.idempotencyKey) return null;
  const [row] = await tx
    .select({
      id: focusSession.id,
      activityId: focusSession.activityId,
      minutes: sql<number>`extract(epoch from ${focusSession.plannedEnd} - ${focusSession.startedAt}) / 60`,
      plannedEnd: focusSession.plannedEnd,
      isUntil: focusSession.isUntil,
      roomSlug: room.slug,
      target: focusSession.target,
      leaveAlone: focusSession.leaveAlone,
      restartOf: focusSession.restartOf,
    })
    .from(focusSession)
    .leftJoin(room, eq(room.id, focusSession.roomId))
    .where(
      and(eq(focusSession.userId, userId), eq(focusSession.idempotencyKey, input.idempotencyKey)),
    );
  if (!row) return null;
  const isSameLength = row.isUntil
    ? input.until !== undefined && new Date(input.until).getTime() === row.plannedEnd.getTime()
    : input.minutes === Number(row.minutes);
  const isSame =
    isSameLength &&
    row.activityId === input.activityId &&
    row.roomSlug === (input.roomSlug || null) &&
    row.target === input.target &&
    row.leaveAlone === (input.leaveAlone ?? null) &&
    row.restartOf === (input.restartOf ?? null);
  if (!isSame) throw new Refusal("idempotency_key_reused");
  const session = requireFound(await findSession(tx, { userId, id: row.id }), "session_not_found");
  return { session, notice: {} };
}
