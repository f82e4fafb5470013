import { and, asc, eq, isNotNull, or } from "drizzle-orm";
import type { Db } from "@/db/client";
import { readClock } from "@/db/clock";
import { deferredNote, freeAlert, noteMute, room } from "@/db/schema";
import type { ExportedNotes } from "@/domain/api/account-export";
import { hasNoRunningSession } from "../focus-session/queries";
import { isDelivered, toLeftNote } from "./queries";

/** Returns everything about notes that a person did, and the notes delivered to them. */
export async function exportNotes(db: Db, userId: string): Promise<ExportedNotes> {
  return {
    sent: await exportSent(db, userId),
    received: await exportReceived(db, userId),
    muted: await exportMuted(db, userId),
    freeAlerts: await exportFreeAlerts(db, userId),
  };
}

const iso = (instant: Date) => instant.toISOString();

const selectNotes = (db: Db) =>
  db
    .select({ note: deferredNote, roomSlug: room.slug })
    .from(deferredNote)
    .innerJoin(room, eq(room.id, deferredNote.roomId))
    .orderBy(asc(deferredNote.leftAt), asc(deferredNote.position))
    .$dynamic();

async function exportSent(db: Db, userId: string): Promise<ExportedNotes["sent"]> {
  const rows = await selectNotes(db).where(eq(deferredNote.fromId, userId));
  const now = await readClock(db);
  return rows.map(({ note, roomSlug }) => {
    const { deliverAt, deliveredAt } = toLeftNote(note, now);
    const to = { toUserId: note.userId, toName: note.userName };
    return { roomSlug, ...to, text: note.text, leftAt: iso(note.leftAt), deliverAt, deliveredAt };
  });
}

async function exportReceived(db: Db, userId: string): Promise<ExportedNotes["received"]> {
  const isShown = or(isNotNull(deferredNote.readAt), hasNoRunningSession(db, userId));
  const rows = await selectNotes(db).where(
    and(eq(deferredNote.userId, userId), isDelivered, isShown),
  );
  return rows.map(({ note, roomSlug }) => ({
    roomSlug,
    ...{ fromUserId: note.fromId, fromName: note.fromName, text: note.text },
    ...{ leftAt: iso(note.leftAt), deliveredAt: iso(note.deliverAt) },
    readAt: note.readAt && iso(note.readAt),
  }));
}

async function exportMuted(db: Db, userId: string): Promise<ExportedNotes["muted"]> {
  const rows = await db
    .select({ roomSlug: room.slug, userId: noteMute.mutedId, mutedAt: noteMute.mutedAt })
    .from(noteMute)
    .innerJoin(room, eq(room.id, noteMute.roomId))
    .where(eq(noteMute.userId, userId))
    .orderBy(asc(noteMute.mutedAt), asc(noteMute.mutedId));
  return rows.map((row) => ({ ...row, mutedAt: iso(row.mutedAt) }));
}

async function exportFreeAlerts(db: Db, userId: string): Promise<ExportedNotes["freeAlerts"]> {
  const rows = await db
    .select({ roomSlug: room.slug, userId: freeAlert.aboutId, askedAt: freeAlert.askedAt })
    .from(freeAlert)
    .innerJoin(room, eq(room.id, freeAlert.roomId))
    .where(eq(freeAlert.userId, userId))
    .orderBy(asc(freeAlert.askedAt), asc(freeAlert.aboutId));
  return rows.map((row) => ({ ...row, askedAt: iso(row.askedAt) }));
}
