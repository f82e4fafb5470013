import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { readClock } from "@/db/clock";
import { activity, focusSession, groupSession, invite, membership, room, user } from "@/db/schema";
import { localDay } from "@/domain/time/local-day";
import { hashToken } from "../room/invite-queries";

type Of<Table extends { $inferInsert: unknown }> = Partial<Table["$inferInsert"]>;

const MINUTE_MS = 60_000;
let count = 0;

/**
 * Inserts a new person, a guest by default, so that tests in one database do not affect each other.
 */
export async function insertPerson(db: Db, facts: Of<typeof user> = {}) {
  count += 1;
  return one(
    db
      .insert(user)
      .values({ name: `Person ${count}`, ...facts })
      .returning(),
  );
}

export async function insertActivity(db: Db, facts: Of<typeof activity> & { userId: string }) {
  count += 1;
  const values = { name: `Activity ${count}`, color: "blue" as const, ...facts };
  return one(db.insert(activity).values(values).returning());
}

/** Inserts a room, with `ownerId` also its owner's membership. */
export async function insertRoom(db: Db, facts: Of<typeof room> & { ownerId?: string } = {}) {
  const { ownerId, ...columns } = facts;
  count += 1;
  const slug = `room-${randomUUID().slice(0, 8)}`;
  const made = await one(
    db
      .insert(room)
      .values({ slug, name: `Room ${count}`, ...columns })
      .returning(),
  );
  if (ownerId) await insertMembership(db, { roomId: made.id, userId: ownerId, role: "owner" });
  return made;
}

export async function insertMembership(
  db: Db,
  facts: Of<typeof membership> & { roomId: string; userId: string },
) {
  return one(
    db
      .insert(membership)
      .values({ role: "member", ...facts })
      .returning(),
  );
}

/** Inserts a person with an activity into a room. */
export async function insertMember(
  db: Db,
  {
    person = {},
    activity: own = {},
    ...seat
  }: Omit<Of<typeof membership>, "userId"> & {
    roomId: string;
    person?: Of<typeof user>;
    activity?: Of<typeof activity>;
  },
): Promise<{ userId: string; activityId: string }> {
  const { id: userId } = await insertPerson(db, person);
  const { id: activityId } = await insertActivity(db, { ...own, userId });
  await insertMembership(db, { ...seat, userId });
  return { userId, activityId };
}

/** Inserts a group session that takes place once, on the first day of 2100 unless given. */
export async function insertGroupSession(
  db: Db,
  facts: Of<typeof groupSession> & { roomId: string },
) {
  const startsAt = facts.startsAt ?? new Date("2100-01-01T10:00:00Z");
  const onDate = startsAt.toISOString().slice(0, 10);
  const next = { nextDate: onDate, nextAt: startsAt };
  return one(
    db
      .insert(groupSession)
      .values({ minutes: 25, startsAt, onDate, ...next, ...facts })
      .returning(),
  );
}

/** Inserts an invite link for members, and returns its token. */
export async function insertInvite(
  db: Db,
  facts: Of<typeof invite> & { roomId: string },
): Promise<string> {
  const token = randomUUID();
  await db.insert(invite).values({ role: "member", tokenHash: hashToken(token), ...facts });
  return token;
}

interface SessionFacts extends Omit<Of<typeof focusSession>, "plannedEnd" | "userId"> {
  userId: string;
  activityId: string;
  /** Planned length, 25 by default. */
  minutes?: number;
  /** Minutes after the start at which it was broken. */
  brokenAfter?: number;
}

/**
 * Inserts a session as if the person had started it at `startedAt` (default: the database's time).
 * The app cannot write the past, so the row is inserted under another connection name. All other
 * constraints apply.
 */
export async function insertSession(db: Db, facts: SessionFacts) {
  return one(insertSessions(db, [facts]));
}

/** Inserts many sessions with one statement. */
export async function insertSessions(db: Db, sessions: SessionFacts[]) {
  const now = await readClock(db);
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('application_name', 'factory', true)`);
    const rows = sessions.map((facts) => sessionRow({ startedAt: now, timeZone: "UTC", ...facts }));
    return rows.length > 0 ? tx.insert(focusSession).values(rows).returning() : [];
  });
}

function sessionRow({
  minutes = 25,
  brokenAfter,
  ...facts
}: SessionFacts & { startedAt: Date; timeZone: string }) {
  const after = (length: number) => new Date(facts.startedAt.getTime() + length * MINUTE_MS);
  return {
    plannedEnd: after(minutes),
    brokenAt: brokenAfter === undefined ? null : after(brokenAfter),
    localDate: localDay(facts.startedAt, facts.timeZone),
    ...facts,
  };
}

async function one<Row>(rows: Promise<Row[]>): Promise<Row> {
  const [row] = await rows;
  if (!row) throw new Error("the insert answered no row");
  return row;
}
