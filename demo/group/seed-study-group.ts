import { randomBytes, randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { readClock } from "@/db/clock";
import * as table from "@/db/schema";
import { DEFAULT_ACTIVITIES } from "@/domain/focus-session/default-activities";
import { localDay } from "@/domain/time/local-day";
import { isoWeekday } from "@/domain/time/period";
import { COACH } from "./coach";
import { buildGroupHistory, type MemberHistory } from "./group-history";
import { ROOM, SMALL_ROOM, SMALL_ROOM_MEMBERS } from "./people";
import type { Person } from "./person";
import { type SeededMember, seedCoach } from "./seed-coach";
import { seedGroupSession } from "./seed-group-session";
import { seedNotes } from "./seed-notes";
import type { DemoSession } from "./session";

/** Thrown when the database already contains the study group. */
export class AlreadySeeded extends Error {}

/**
 * Accounts of the study group. All share one password, which is random because a seeded server may
 * be public. `email` is that of the room's owner.
 */
export interface SeededAccounts {
  email: string;
  password: string;
  roomSlug: string;
  /** A room of three of the members. */
  smallRoomSlug: string;
  /** The emails of the other members. */
  memberEmails: string[];
  coachEmail: string;
}

/**
 * Inserts a study group with ten weeks of history, in mid-session at the database's current time.
 * Throws `AlreadySeeded` when it is there already.
 */
export async function seedStudyGroup(db: Db, timeZone: string): Promise<SeededAccounts> {
  const password = randomBytes(9).toString("base64url");
  const passwordHash = await hash(password);
  const emails = await db.transaction(async (tx) => {
    // Triggers stop the app from inserting past sessions, but not a connection of this name.
    await tx.execute(sql`select set_config('application_name', 'stint-seed', true)`);
    await tx.execute(sql`lock table room in share row exclusive mode`);
    const known = await tx.query.room.findFirst({ where: (r, { eq }) => eq(r.slug, ROOM.slug) });
    if (known) {
      throw new AlreadySeeded(
        `The study group is already in this database: its room "${ROOM.name}" exists. ` +
          "To add it again, set DATA_DIR or DATABASE_URL to an empty database.",
      );
    }
    const now = await readClock(tx);
    const histories = buildGroupHistory({ now, timeZone });
    const createdAt = new Date(Math.min(...histories.map(({ joinedAt }) => joinedAt.getTime())));
    const insertRoom = async (room: typeof ROOM) => {
      const rooms = tx.insert(table.room).values({ ...room, timeZone, createdAt });
      return expectOne(await rooms.returning()).id;
    };
    const roomId = await insertRoom(ROOM);
    const smallRoomId = await insertRoom(SMALL_ROOM);
    const members = new Map<string, SeededMember & Pick<MemberHistory, "sessions">>();
    for (const [index, history] of histories.entries()) {
      const context = { roomId, smallRoomId, isOwner: index === 0, timeZone, passwordHash };
      const member = await insertMember(tx, history, context);
      members.set(history.person.name, { ...member, sessions: history.sessions });
    }
    await seedNotes(tx, { roomId, now, members });
    await seedGroupSession(tx, { roomId, timeZone, now, members });
    const today = localDay(now, timeZone);
    const email = buildEmail(COACH);
    await seedCoach(tx, { roomId, timeZone, passwordHash, email, now, today, members });
    return histories.map(({ person }) => buildEmail(person));
  });
  const [email = "", ...memberEmails] = emails;
  const coachEmail = buildEmail(COACH);
  const slugs = { roomSlug: ROOM.slug, smallRoomSlug: SMALL_ROOM.slug };
  return { email, password, ...slugs, memberEmails, coachEmail };
}

const buildEmail = ({ name }: Pick<Person, "name">) => `${name.toLowerCase()}@example.org`;

interface MemberContext {
  roomId: string;
  smallRoomId: string;
  isOwner: boolean;
  timeZone: string;
  passwordHash: string;
}

async function insertMember(
  tx: Db,
  history: MemberHistory,
  context: MemberContext,
): Promise<SeededMember> {
  const { person, joinedAt } = history;
  const { roomId, smallRoomId, isOwner, timeZone, passwordHash } = context;
  const { name, sharing, isCompared } = person;
  const email = buildEmail(person);
  const account = { name, email, passwordHash, timeZone, createdAt: joinedAt };
  const { id: userId } = expectOne(await tx.insert(table.user).values(account).returning());
  const join = (toRoom: string, role: "owner" | "member") =>
    tx
      .insert(table.membership)
      .values({ roomId: toRoom, userId, role, sharing, isCompared, joinedAt });
  await join(roomId, isOwner ? "owner" : "member");
  const smallRoomIndex = SMALL_ROOM_MEMBERS.indexOf(name);
  const isInSmallRoom = smallRoomIndex >= 0;
  if (isInSmallRoom) await join(smallRoomId, smallRoomIndex === 0 ? "owner" : "member");
  const findActivityId = await createActivities(tx, userId, history);
  const findRoomId = ({ isInRoom, localDate }: DemoSession) => {
    if (isInRoom) return roomId;
    return isInSmallRoom && isoWeekday(localDate) <= 5 ? smallRoomId : null;
  };
  await insertSessions(tx, history.sessions, { userId, findRoomId, findActivityId });
  await insertPlans(tx, history, { userId, findActivityId });
  return { userId, findActivityId };
}

type FindActivityId = (name: string) => string;

async function createActivities(
  tx: Db,
  userId: string,
  history: MemberHistory,
): Promise<FindActivityId> {
  const own = history.person.ownActivities.map((facts) => ({ ...facts, isRest: false }));
  const values = [...DEFAULT_ACTIVITIES, ...own].map((facts, position) => ({
    ...facts,
    position,
    userId,
    createdAt: history.joinedAt,
  }));
  const rows = await tx.insert(table.activity).values(values).returning();
  return (name) => expectOne(rows.filter((row) => row.name === name)).id;
}

async function insertSessions(
  tx: Db,
  sessions: readonly DemoSession[],
  {
    userId,
    findRoomId,
    findActivityId,
  }: {
    userId: string;
    findRoomId: (session: DemoSession) => string | null;
    findActivityId: FindActivityId;
  },
): Promise<void> {
  const ids = sessions.map(() => randomUUID());
  const values = sessions.map((session, n) => {
    const { activity, isInRoom: _, restartOf, ...facts } = session;
    return {
      ...{ ...facts, id: ids[n], userId },
      activityId: findActivityId(activity),
      roomId: findRoomId(session),
      restartOf: restartOf === null ? null : ids[restartOf],
    };
  });
  if (values.length > 0) await tx.insert(table.focusSession).values(values);
}

async function insertPlans(
  tx: Db,
  { goals, restWeekdays, restDates, reviews }: MemberHistory,
  { userId, findActivityId }: { userId: string; findActivityId: FindActivityId },
): Promise<void> {
  const withUserId = <Facts extends object>(facts: readonly Facts[]) =>
    facts.map((fact) => ({ ...fact, userId }));
  const goalRows = goals.map(({ activity, ...goal }) => ({
    ...goal,
    activityId: findActivityId(activity),
  }));
  if (goalRows.length > 0) await tx.insert(table.goal).values(withUserId(goalRows));
  if (restWeekdays.length > 0) await tx.insert(table.restWeekdays).values(withUserId(restWeekdays));
  if (restDates.length > 0) await tx.insert(table.restDate).values(withUserId(restDates));
  if (reviews.length > 0) await tx.insert(table.weeklyReview).values(withUserId(reviews));
}

function expectOne<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (!row) throw new Error("the row is missing");
  return row;
}
