import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { compileStatement, type Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { pgArray } from "@/db/pg-array";
import { focusSession, membership, room } from "@/db/schema";
import { isRunning } from "@/db/status-sql";
import { slug } from "@/domain/api/fields/text";
import { findCurrentSession } from "../../focus-session/queries";
import {
  type CoachGrantRow,
  type CoachGrants,
  groupGrants,
  isInRoom,
  selectCoachGrants,
  toInstant,
} from "../seats/coach-grants";
import { buildReading, type RoomReading } from "../seats/room-state";
import { type SeatRow, selectSeats } from "../seats/seat-queries";
import type { PersonReading } from "./live-person";

const ALL_SEATS = compileStatement(selectSeats("room"));
const SOME_SEATS = compileStatement(selectSeats("room", sql`m.user_id = any(${"people"}::uuid[])`));
// Usually one seat changes. A list is planned at each run, which doubles the cost.
const ONE_SEAT = compileStatement(selectSeats("room", sql`m.user_id = ${"person"}::uuid`));
const COACH_GRANTS = compileStatement(selectCoachGrants(isInRoom("room"), toInstant("instant")));
const PERSON = compileStatement(sql`
select u.version, extract(epoch from ${databaseNow}) * 1000 as "nowMs", exists (
  select 1 from ${focusSession} where ${focusSession.userId} = u.id and ${isRunning}
) as "isRunning"
from "user" u where u.id = ${"person"}::uuid`);

interface PersonRow {
  version: string | number;
  nowMs: string | number;
  isRunning: boolean;
}

/** Reads a room, or only the seats of some members. Prepared, because it runs at every change. */
export async function readSeats(
  db: Db,
  roomId: string,
  people?: string[],
): Promise<RoomReading | null> {
  return buildReading(await db.prepared<SeatRow>(...buildSeatQuery(roomId, people)));
}

function buildSeatQuery(roomId: string, people?: string[]): [text: string, values: string[]] {
  if (!people) return [ALL_SEATS, [roomId]];
  const [person, ...others] = people;
  if (person && others.length === 0) return [ONE_SEAT, [roomId, person]];
  return [SOME_SEATS, [roomId, pgArray(people)]];
}

/** The members who share with each coach of a room. Read it after the seats, read at `readAt`. */
export async function readCoachGrants(
  db: Db,
  roomId: string,
  readAt: string,
): Promise<CoachGrants> {
  return groupGrants(await db.prepared<CoachGrantRow>(COACH_GRANTS, [roomId, readAt]));
}

/**
 * Reads a person's current session. The version is read first, so a change in between only causes
 * one more reading. Usually nothing runs, and then one statement is enough.
 */
export async function readPerson(db: Db, userId: string): Promise<PersonReading | null> {
  const [person] = await db.prepared<PersonRow>(PERSON, [userId]);
  if (!person) return null;
  const serverNow = new Date(Number(person.nowMs)).toISOString();
  const current = person.isRunning
    ? await findCurrentSession(db, userId)
    : { session: null, serverNow };
  return { version: Number(person.version), current };
}

/** Ids of the rooms with these slugs that the person is a member of. */
export async function listWatchableRooms(
  db: Db,
  { userId, slugs }: { userId: string; slugs: string[] },
): Promise<string[]> {
  if (slugs.length === 0 || !z.array(slug).safeParse(slugs).success) return [];
  const rows = await db
    .select({ id: room.id })
    .from(room)
    .innerJoin(membership, eq(membership.roomId, room.id))
    .where(and(eq(membership.userId, userId), inArray(room.slug, slugs)));
  return rows.map((row) => row.id);
}
