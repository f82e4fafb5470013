import { and, asc, eq, isNull } from "drizzle-orm";
import type { Database, Db } from "@/db/client";
import { readClock } from "@/db/clock";
import {
  activity,
  authSession,
  goal,
  invite,
  membership,
  restDate,
  restWeekdays,
  room,
  user,
  weeklyReview,
} from "@/db/schema";
import type { AccountExport } from "@/domain/api/account-export";
import { exportCoaching } from "../coaching/export-queries";
import { listExportedSessions } from "../focus-session/export-queries";
import { exportGroupSessions } from "../focus-session/group-session/export-queries";
import { exportNotes } from "../note/export-queries";
import { listFormerMemberships } from "../room/former-membership-queries";

/** Returns all data of a person, or `null` if there is no such person. */
export async function buildAccountExport(
  { db, history }: Pick<Database, "db" | "history">,
  userId: string,
): Promise<AccountExport | null> {
  const [person] = await db
    .select()
    .from(user)
    .where(and(eq(user.id, userId), isNull(user.leftAt)));
  if (!person) return null;
  const sessions: AccountExport["sessions"] = [];
  for await (const page of listExportedSessions(history, userId)) sessions.push(...page);
  return {
    exportedAt: iso(await readClock(db)),
    account: {
      id: person.id,
      name: person.name,
      email: person.email,
      timeZone: person.timeZone,
      createdAt: iso(person.createdAt),
    },
    activities: await exportActivities(db, userId),
    rooms: await exportRooms(db, userId),
    formerRooms: await listFormerMemberships(db, userId),
    ...(await exportPlans(db, userId)),
    devices: await exportDevices(db, userId),
    invites: await exportInvites(db, userId),
    ...(await exportGroupSessions(db, userId)),
    coaching: await exportCoaching(db, userId),
    notes: await exportNotes(db, userId),
    sessions,
  };
}

const iso = (instant: Date) => instant.toISOString();

async function exportActivities(db: Db, userId: string): Promise<AccountExport["activities"]> {
  const rows = await db
    .select()
    .from(activity)
    .where(eq(activity.userId, userId))
    .orderBy(asc(activity.createdAt), asc(activity.position), asc(activity.id));
  return rows.map(({ id, name, color, isRest, mergedIntoId, ...row }) => ({
    id,
    name,
    color,
    isRest,
    createdAt: iso(row.createdAt),
    archivedAt: row.archivedAt && iso(row.archivedAt),
    mergedIntoId,
  }));
}

async function exportRooms(db: Db, userId: string): Promise<AccountExport["rooms"]> {
  const rows = await db
    .select({
      slug: room.slug,
      name: room.name,
      timeZone: room.timeZone,
      role: membership.role,
      alsoCoaches: membership.alsoCoaches,
      awaitsAgreement: membership.awaitsAgreement,
      isNewOwner: membership.isNewOwner,
      sharing: membership.sharing,
      showsBusy: membership.showsBusy,
      answeredBusy: membership.answeredBusy,
      isCompared: membership.isCompared,
      joinedAt: membership.joinedAt,
    })
    .from(membership)
    .innerJoin(room, eq(room.id, membership.roomId))
    .where(eq(membership.userId, userId))
    .orderBy(asc(membership.joinedAt), asc(room.id));
  return rows.map((row) => ({ ...row, joinedAt: iso(row.joinedAt) }));
}

/** Goals, rest days and weekly reviews. */
async function exportPlans(db: Db, userId: string) {
  const goals = await db
    .select()
    .from(goal)
    .where(eq(goal.userId, userId))
    .orderBy(asc(goal.fromWeek), asc(goal.activityId));
  const weekdays = await db
    .select()
    .from(restWeekdays)
    .where(eq(restWeekdays.userId, userId))
    .orderBy(asc(restWeekdays.fromDate));
  const dates = await db
    .select()
    .from(restDate)
    .where(eq(restDate.userId, userId))
    .orderBy(asc(restDate.date));
  const reviews = await db
    .select()
    .from(weeklyReview)
    .where(eq(weeklyReview.userId, userId))
    .orderBy(asc(weeklyReview.week));
  return {
    goals: goals.map(({ userId: _, setAt, ...row }) => ({ ...row, setAt: iso(setAt) })),
    restWeekdays: weekdays.map(({ userId: _, declaredAt, ...row }) => ({
      ...row,
      declaredAt: iso(declaredAt),
    })),
    restDates: dates.map(({ userId: _, declaredAt, ...row }) => ({
      ...row,
      declaredAt: iso(declaredAt),
    })),
    weeklyReviews: reviews.map(({ userId: _, answeredAt, ...row }) => ({
      ...row,
      answeredAt: iso(answeredAt),
    })),
  };
}

async function exportDevices(db: Db, userId: string): Promise<AccountExport["devices"]> {
  const rows = await db
    .select()
    .from(authSession)
    .where(eq(authSession.userId, userId))
    .orderBy(asc(authSession.createdAt), asc(authSession.id));
  return rows.map(({ device, createdAt, lastSeenAt, expiresAt }) => ({
    device,
    createdAt: iso(createdAt),
    lastSeenAt: iso(lastSeenAt),
    expiresAt: iso(expiresAt),
  }));
}

async function exportInvites(db: Db, userId: string): Promise<AccountExport["invites"]> {
  const rows = await db
    .select({
      roomSlug: room.slug,
      role: invite.role,
      createdAt: invite.createdAt,
      expiresAt: invite.expiresAt,
      maxUses: invite.maxUses,
    })
    .from(invite)
    .innerJoin(room, eq(room.id, invite.roomId))
    .where(eq(invite.createdBy, userId))
    .orderBy(asc(invite.createdAt), asc(invite.id));
  return rows.map((row) => ({
    ...row,
    createdAt: iso(row.createdAt),
    expiresAt: row.expiresAt && iso(row.expiresAt),
  }));
}
