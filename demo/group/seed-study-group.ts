import { randomBytes, randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { readClock } from "@/db/clock";
import * as table from "@/db/schema";
import { DEFAULT_ACTIVITIES } from "@/domain/focus-session/default-activities";
import { localDay } from "@/domain/time/local-day";
import { COACH } from "./coach";
import { buildGroupHistory, type Told } from "./group-history";
import { ROOM } from "./people";
import type { Person } from "./person";
import { type Seated, seedCoach } from "./seed-coach";
import type { ToldSession } from "./session";

/** The story is in the database already; telling it twice would seat everyone twice. */
export class AlreadySeeded extends Error {}

/**
 * How to get into the story: everybody has the one password, the first is the room's owner. It is
 * random, for a seeded server must not stand open.
 */
export interface Seeded {
  email: string;
  password: string;
  roomSlug: string;
  /** The e-mails of the others who study. */
  others: string[];
  /** The e-mail of their coach. */
  coach: string;
}

/**
 * Writes a study group with ten weeks behind it, in mid-session as of the database's now. Throws
 * `AlreadySeeded` when it stands there already.
 */
export async function seedStudyGroup(db: Db, timeZone: string): Promise<Seeded> {
  const password = randomBytes(9).toString("base64url");
  const passwordHash = await hash(password);
  const people = await db.transaction(async (tx) => {
    // History is not for the app to write, so this speaks as the owner of the data.
    await tx.execute(sql`select set_config('application_name', 'stint-seed', true)`);
    await tx.execute(sql`lock table room in share row exclusive mode`);
    const known = await tx.query.room.findFirst({ where: (r, { eq }) => eq(r.slug, ROOM.slug) });
    if (known) throw new AlreadySeeded(`The room "${ROOM.name}" is there already.`);
    const now = await readClock(tx);
    const story = buildGroupHistory({ now, timeZone });
    const createdAt = new Date(Math.min(...story.map(({ joinedAt }) => joinedAt.getTime())));
    const rooms = tx.insert(table.room).values({ ...ROOM, timeZone, createdAt });
    const { id: roomId } = one(await rooms.returning());
    const seated = new Map<string, Seated>();
    for (const [n, told] of story.entries()) {
      const place = { roomId, isOwner: n === 0, timeZone, passwordHash };
      seated.set(told.person.name, await write(tx, told, place));
    }
    const today = localDay(now, timeZone);
    const email = emailOf(COACH);
    await seedCoach(tx, { roomId, timeZone, passwordHash, email, now, today, seated });
    return story.map(({ person }) => emailOf(person));
  });
  const [email = "", ...others] = people;
  return { email, password, roomSlug: ROOM.slug, others, coach: emailOf(COACH) };
}

const emailOf = ({ name }: Pick<Person, "name">) => `${name.toLowerCase()}@example.org`;

interface Place {
  roomId: string;
  isOwner: boolean;
  timeZone: string;
  passwordHash: string;
}

async function write(tx: Db, told: Told, place: Place): Promise<Seated> {
  const { person, joinedAt } = told;
  const { roomId, isOwner, timeZone, passwordHash } = place;
  const { name, sharing, isCompared } = person;
  const email = emailOf(person);
  const account = { name, email, passwordHash, timeZone, createdAt: joinedAt };
  const { id: userId } = one(await tx.insert(table.user).values(account).returning());
  const role = isOwner ? ("owner" as const) : ("member" as const);
  await tx.insert(table.membership).values({ roomId, userId, role, sharing, isCompared, joinedAt });
  const activities = await theirActivities(tx, userId, told);
  await writeSessions(tx, told.sessions, { userId, roomId, activityId: activities });
  await writePlans(tx, told, { userId, activityId: activities });
  return { userId, activityId: activities };
}

type ActivityOf = (name: string) => string;

async function theirActivities(tx: Db, userId: string, told: Told): Promise<ActivityOf> {
  const own = told.person.own.map((facts) => ({ ...facts, isRest: false }));
  const values = [...DEFAULT_ACTIVITIES, ...own].map((facts, position) => ({
    ...facts,
    position,
    userId,
    createdAt: told.joinedAt,
  }));
  const rows = await tx.insert(table.activity).values(values).returning();
  return (name) => one(rows.filter((row) => row.name === name)).id;
}

async function writeSessions(
  tx: Db,
  sessions: readonly ToldSession[],
  { userId, roomId, activityId }: { userId: string; roomId: string; activityId: ActivityOf },
): Promise<void> {
  const ids = sessions.map(() => randomUUID());
  const values = sessions.map(({ activity, isInRoom, restartOf, ...facts }, n) => ({
    ...facts,
    id: ids[n],
    userId,
    activityId: activityId(activity),
    roomId: isInRoom ? roomId : null,
    restartOf: restartOf === null ? null : ids[restartOf],
  }));
  if (values.length > 0) await tx.insert(table.focusSession).values(values);
}

async function writePlans(
  tx: Db,
  { goals, restWeekdays, restDates, reviews }: Told,
  { userId, activityId }: { userId: string; activityId: ActivityOf },
): Promise<void> {
  const theirs = <Facts extends object>(facts: readonly Facts[]) =>
    facts.map((fact) => ({ ...fact, userId }));
  const meant = goals.map(({ activity, ...goal }) => ({
    ...goal,
    activityId: activityId(activity),
  }));
  if (meant.length > 0) await tx.insert(table.goal).values(theirs(meant));
  if (restWeekdays.length > 0) await tx.insert(table.restWeekdays).values(theirs(restWeekdays));
  if (restDates.length > 0) await tx.insert(table.restDate).values(theirs(restDates));
  if (reviews.length > 0) await tx.insert(table.weeklyReview).values(theirs(reviews));
}

function one<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (!row) throw new Error("there is no such row");
  return row;
}
