import { randomBytes, randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { readClock } from "@/db/clock";
import * as table from "@/db/schema";
import { DEFAULT_ACTIVITIES } from "@/domain/focus-session/default-activities";
import { localDay } from "@/domain/time/local-day";
import { COACH } from "./coach";
import { buildGroupHistory, type MemberHistory } from "./group-history";
import { ROOM } from "./people";
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
    const rooms = tx.insert(table.room).values({ ...ROOM, timeZone, createdAt });
    const { id: roomId } = expectOne(await rooms.returning());
    const members = new Map<string, SeededMember & Pick<MemberHistory, "sessions">>();
    for (const [index, history] of histories.entries()) {
      const context = { roomId, isOwner: index === 0, timeZone, passwordHash };
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
  return { email, password, roomSlug: ROOM.slug, memberEmails, coachEmail };
}

const buildEmail = ({ name }: Pick<Person, "name">) => `${name.toLowerCase()}@example.org`;

interface MemberContext {
  roomId: string;
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
  const { roomId, isOwner, timeZone, passwordHash } = context;
  const { name, sharing, isCompared } = person;
  const email = buildEmail(person);
  const account = { name, email, passwordHash, timeZone, createdAt: joinedAt };
  const { id: userId } = expectOne(await tx.insert(table.user).values(account).returning());
  const role = isOwner ? ("owner" as const) : ("member" as const);
  await tx.insert(table.membership).values({ roomId, userId, role, sharing, isCompared, joinedAt });
  const findActivityId = await createActivities(tx, userId, history);
  await insertSessions(tx, history.sessions, { userId, roomId, findActivityId });
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
    roomId,
    findActivityId,
  }: { userId: string; roomId: string; findActivityId: FindActivityId },
): Promise<void> {
  const ids = sessions.map(() => randomUUID());
  const values = sessions.map(({ activity, isInRoom, restartOf, ...facts }, n) => ({
    ...facts,
    id: ids[n],
    userId,
    activityId: findActivityId(activity),
    roomId: isInRoom ? roomId : null,
    restartOf: restartOf === null ? null : ids[restartOf],
  }));
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
