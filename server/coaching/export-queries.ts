import { asc, eq, or } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { coachAccess, coachGrant, coachNote, coachPlan, room } from "@/db/schema";
import type { ExportedCoaching } from "@/domain/api/account-export";
import { toGrant } from "./sharing/grant-queries";

/**
 * Returns everything about coaching that concerns a person, as member and as coach. A member's
 * answers to plans and the times they read notes are private: a coach gets only what they did
 * themselves.
 */
export async function exportCoaching(db: Db, userId: string): Promise<ExportedCoaching> {
  return {
    grants: await grantsIn(db, userId),
    accessLog: await listExportedAccess(db, userId),
    notes: await notesIn(db, userId),
    plans: await plansIn(db, userId),
  };
}

const iso = (instant: Date) => instant.toISOString();

const isWith = (table: { userId: PgColumn; coachId: PgColumn }, person: string) =>
  or(eq(table.userId, person), eq(table.coachId, person));

async function grantsIn(db: Db, person: string): Promise<ExportedCoaching["grants"]> {
  const rows = await db
    .select({ granted: coachGrant, roomSlug: room.slug })
    .from(coachGrant)
    .innerJoin(room, eq(room.id, coachGrant.roomId))
    .where(isWith(coachGrant, person))
    .orderBy(asc(coachGrant.grantedAt), coachGrant.id);
  return rows.map(({ granted, roomSlug }) => ({
    roomSlug,
    userId: granted.userId,
    coachId: granted.coachId,
    ...toGrant(granted),
    grantedAt: iso(granted.grantedAt),
    revokedAt: granted.revokedAt && iso(granted.revokedAt),
  }));
}

async function listExportedAccess(db: Db, person: string): Promise<ExportedCoaching["accessLog"]> {
  const { userId, coachId, what, accessedAt } = coachAccess;
  const rows = await db
    .select({ roomSlug: room.slug, userId, coachId, what, accessedAt })
    .from(coachAccess)
    .innerJoin(room, eq(room.id, coachAccess.roomId))
    .where(isWith(coachAccess, person))
    .orderBy(asc(accessedAt), coachAccess.id);
  return rows.map((row) => ({ ...row, accessedAt: iso(row.accessedAt) }));
}

async function notesIn(db: Db, person: string): Promise<ExportedCoaching["notes"]> {
  const { userId, coachId, text, writtenAt, readAt } = coachNote;
  const rows = await db
    .select({ roomSlug: room.slug, userId, coachId, text, writtenAt, readAt })
    .from(coachNote)
    .innerJoin(room, eq(room.id, coachNote.roomId))
    .where(isWith(coachNote, person))
    .orderBy(asc(writtenAt), coachNote.id);
  return rows.map((row) => ({
    ...row,
    writtenAt: iso(row.writtenAt),
    readAt: row.userId === person && row.readAt ? iso(row.readAt) : null,
  }));
}

async function plansIn(db: Db, person: string): Promise<ExportedCoaching["plans"]> {
  const rows = await db
    .select({ plan: coachPlan, roomSlug: room.slug })
    .from(coachPlan)
    .innerJoin(room, eq(room.id, coachPlan.roomId))
    .where(isWith(coachPlan, person))
    .orderBy(asc(coachPlan.suggestedAt), coachPlan.id);
  return rows.map(({ plan: { id: _, roomId: __, ...plan }, roomSlug }) => {
    const isOwn = plan.userId === person;
    return {
      roomSlug,
      ...plan,
      suggestedAt: iso(plan.suggestedAt),
      answeredAt: isOwn && plan.answeredAt ? iso(plan.answeredAt) : null,
      isAccepted: isOwn ? plan.isAccepted : null,
    };
  });
}
