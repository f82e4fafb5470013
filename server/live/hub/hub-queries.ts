import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { z } from "zod";
import type { Database, Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { pgArray } from "@/db/pg-array";
import { focusSession, membership, room } from "@/db/schema";
import { isRunning } from "@/db/status-sql";
import { slug } from "@/domain/api/text";
import { findCurrentSession } from "../../focus-session/queries";
import { type RoomReading, readingOf } from "../seats/room-state";
import { type SeatRow, seatRows } from "../seats/seat-queries";
import type { PersonReading } from "./live-person";
import { byCoach, type TargetGrantRow, type TargetGrants, targetGrantRows } from "./target-grants";

const dialect = new PgDialect();
const textOf = (statement: SQL) => dialect.sqlToQuery(statement).sql;
const WHOLE_ROOM = textOf(seatRows("room"));
const SOME_SEATS = textOf(seatRows("room", sql`m.user_id = any(${"people"}::uuid[])`));
// Mostly one seat changes. For a list the database plans anew at each run, which costs as much again.
const ONE_SEAT = textOf(seatRows("room", sql`m.user_id = ${"person"}::uuid`));
const TARGET_GRANTS = textOf(targetGrantRows("room"));
const PERSON = textOf(sql`
select u.version, extract(epoch from ${databaseNow}) * 1000 as "nowMs", exists (
  select 1 from ${focusSession} where ${focusSession.userId} = u.id and ${isRunning}
) as "isRunning"
from "user" u where u.id = ${"person"}::uuid`);

interface PersonRow {
  version: string | number;
  nowMs: string | number;
  isRunning: boolean;
}

/** A room, or only the seats of some members. It runs at every change, hence prepared. */
export async function readSeats(
  database: Database,
  roomId: string,
  people?: string[],
): Promise<RoomReading | null> {
  return readingOf(await database.prepared<SeatRow>(...asked(roomId, people)));
}

function asked(roomId: string, people?: string[]): [text: string, values: string[]] {
  if (!people) return [WHOLE_ROOM, [roomId]];
  const [person, ...others] = people;
  if (person && others.length === 0) return [ONE_SEAT, [roomId, person]];
  return [SOME_SEATS, [roomId, pgArray(people)]];
}

/** Who shows targets to which coach of a room: read after its seats. */
export async function readTargetGrants(database: Database, roomId: string): Promise<TargetGrants> {
  return byCoach(await database.prepared<TargetGrantRow>(TARGET_GRANTS, [roomId]));
}

/**
 * A person's current session; the version is read first, so that at worst it is read once more.
 * Every arrival and every break comes by here, and mostly nothing runs: one statement tells.
 */
export async function readPerson(
  database: Database,
  userId: string,
): Promise<PersonReading | null> {
  const [person] = await database.prepared<PersonRow>(PERSON, [userId]);
  if (!person) return null;
  const serverNow = new Date(Number(person.nowMs)).toISOString();
  const current = person.isRunning
    ? await findCurrentSession(database.db, userId)
    : { session: null, serverNow };
  return { version: Number(person.version), current };
}

/** The rooms with these slugs that the person is a member of; others are left out. */
export async function watchableRooms(
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
