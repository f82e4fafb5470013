import { and, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { lockUser } from "@/db/person-lock";
import { focusSession, room } from "@/db/schema";
import type { FocusSession, StartInput } from "@/domain/api/focus-session";
import { type ChosenLength, computePlannedEnd } from "@/domain/focus-session/session-length";
import { findRestartProblem } from "@/domain/focus-session/session-rules";
import { statusAt } from "@/domain/focus-session/status";
import { isAllowed } from "@/domain/room/permissions";
import type { SeatUpdate } from "@/domain/room/seat-update";
import { localDay } from "@/domain/time/local-day";
import { bumpPeople, bumpRooms } from "../live/versions";
import { InvalidFields, Refusal, requireFound } from "../refusal";
import { changeSession, refuseOverlap, type SessionChange, writeSeats } from "./mutations";
import { findRunningSession, findSession } from "./queries";
import { readStartFacts, type StartFacts } from "./start-facts";

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
  return changeSession(db, async (tx) => {
    const [, facts] = await Promise.all([
      lockUser(tx, userId),
      readStartFacts(tx, { userId, ...input }),
    ]);
    const earlier = facts?.isRepeated && (await findEarlierStart(tx, userId, input));
    return earlier || insertSession(tx, { userId, ...input }, facts, tx.commitWith);
  }).catch((error) => refuseOverlap(db, userId, error));
}

/** The session's part in a group session. */
export interface GroupStart {
  groupSessionId: string;
  /** At most a minute ago. */
  startedAt: Date;
  plannedEnd: Date;
}

type Start = StartInput & { userId: string; group?: GroupStart };

/**
 * Starts a session in a transaction that holds the person's lock, with the refusals of
 * `startSession`. With `group` it takes its start and end from the group session.
 */
export async function startLocked(tx: Db, start: Start): Promise<SessionChange> {
  return insertSession(tx, start, await readStartFacts(tx, start), (write) => write());
}

/**
 * Inserts the session, or refuses before it writes anything. All is written in one round trip, by
 * `run`.
 */
async function insertSession(
  tx: Db,
  start: Start,
  facts: StartFacts | null,
  run: Db["commitWith"],
): Promise<SessionChange> {
  const { userId, group } = start;
  const { now, timeZone, activity, room, roomsShowingBusy } = await refuseStart(tx, start, facts);
  const startedAt = group?.startedAt ?? now;
  const length = group ? { until: group.plannedEnd } : chosenLength(start);
  const plannedEnd = computePlannedEnd(startedAt, length);
  if (!plannedEnd) throw new Refusal("length_out_of_range");
  const isUntil = group ? !isWholeMinutes(startedAt, plannedEnd) : start.until !== undefined;
  const localDate = localDay(startedAt, timeZone);
  const { id: activityId, name, color, isRest } = activity;
  const planned: Omit<FocusSession, "id"> = {
    activity: { id: activityId, name, color, isRest },
    roomSlug: room?.slug ?? null,
    target: start.target,
    leaveAlone: start.leaveAlone ?? null,
    startedAt: startedAt.toISOString(),
    plannedEnd: plannedEnd.toISOString(),
    brokenAt: null,
    breakReason: null,
    drifted: false,
    note: null,
    status: statusAt({ plannedEnd, brokenAt: null, driftedAt: null }, now),
    localDate,
    timeZone,
    restartOf: start.restartOf ?? null,
    groupSessionId: group?.groupSessionId ?? null,
  };
  const rooms = room ? [room.id] : roomsShowingBusy;
  const values = [
    userId,
    start.activityId,
    room?.id ?? null,
    planned.target,
    planned.leaveAlone,
    planned.startedAt,
    planned.plannedEnd,
    String(isUntil),
    planned.restartOf,
    localDate,
    timeZone,
    start.idempotencyKey ?? null,
    planned.groupSessionId,
  ];
  const [rows, people, versions] = await run(() =>
    Promise.all([
      tx.prepared<{ id: string }>(INSERT, values),
      bumpPeople(tx, [userId]),
      bumpRooms(tx, rooms),
    ]),
  );
  const session = { id: requireFound(rows[0], "unexpected").id, ...planned };
  return {
    session,
    notice: { rooms, people: [userId] },
    written: {
      person: { userId, version: people.get(userId) ?? 0, session },
      seats: writeSeats(versions, buildUpdate(session, room)),
    },
  };
}

/** A room sees its sessions, and of personal ones until when they run. */
function buildUpdate(
  { activity, target, startedAt, plannedEnd }: FocusSession,
  room: StartFacts["room"],
): SeatUpdate {
  if (!room) return { kind: "busy", until: plannedEnd };
  const { name, color, isRest } = activity;
  const session = { activity: { name, color, isRest }, target, startedAt, plannedEnd };
  return { kind: "started", session, sharing: room.sharing };
}

const INSERT = `
insert into focus_session (user_id, activity_id, room_id, target, leave_alone, started_at,
  planned_end, is_until, restart_of, local_date, time_zone, idempotency_key, group_session_id)
values ($1::uuid, $2::uuid, $3::uuid, $4::text, $5::text, $6::timestamptz,
  $7::timestamptz, $8::boolean, $9::uuid, $10::date, $11::text, $12::text, $13::uuid)
returning id`;

const isWholeMinutes = (from: Date, to: Date): boolean =>
  (to.getTime() - from.getTime()) % MINUTE_MS === 0;

function chosenLength({ minutes, until }: StartInput): ChosenLength {
  if (until !== undefined) return { until: new Date(until) };
  if (minutes !== undefined) return { minutes };
  throw new InvalidFields("minutes");
}

/**
 * Returns the facts of a start that may happen. Refuses a room of which the person is no member, an
 * activity of another person, an archived activity, a restart of a session that is not broken, and a
 * start while a session runs.
 */
async function refuseStart(
  tx: Db,
  { userId, roomSlug, restartOf }: Start,
  found: StartFacts | null,
) {
  const facts = requireFound(found, "sign_in_required");
  if (roomSlug) {
    const room = requireFound(facts.room, "room_not_found");
    if (!isAllowed(room, "start_session")) throw new Refusal("not_allowed");
  }
  const activity = requireFound(facts.activity, "activity_not_found");
  if (activity.isArchived) throw new Refusal("activity_archived");
  if (restartOf) await refuseRestart(tx, { userId, restartOf }, facts.now);
  if (facts.isRunning) {
    const session = await findRunningSession(tx, userId);
    throw new Refusal("session_already_running", { session });
  }
  return { ...facts, activity };
}

async function refuseRestart(
  tx: Db,
  { userId, restartOf }: { userId: string; restartOf: string },
  now: Date,
): Promise<void> {
  const [origin] = await tx
    .select()
    .from(focusSession)
    .where(and(eq(focusSession.userId, userId), eq(focusSession.id, restartOf)));
  const problem = findRestartProblem(requireFound(origin, "session_not_found"), now);
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
