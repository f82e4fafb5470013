import { and, asc, desc, eq, gt, isNotNull, lte, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow, readClock } from "@/db/clock";
import { deferredNote, freeAlert, noteMute, room } from "@/db/schema";
import type { FreeAlert, MutedMember, ReceivedNote, SentNote } from "@/domain/api/note";
import { describeDelivery, FREE_ALERT_MS } from "@/domain/note/delivery";
import { findRunningSession, hasNoRunningSession } from "../focus-session/queries";
import { findVisibleEnd, listVisibleSeats } from "../live/seats/visible-seats";

/** The most notes listed. The account export has all. */
const LISTED = 100;

type NoteRow = typeof deferredNote.$inferSelect;
export type LeftNote = Pick<SentNote, "id" | "deliverAt" | "deliveredAt">;

/** A note as its sender sees it. */
export function toLeftNote({ id, shownDeliverAt }: NoteRow, now: Date): LeftNote {
  const { deliverAt, deliveredAt } = describeDelivery(shownDeliverAt, now);
  return { id, deliverAt: iso(deliverAt), deliveredAt: iso(deliveredAt) };
}

const iso = <At extends Date | null>(at: At) =>
  (at?.toISOString() ?? null) as At extends Date ? string : string | null;

/** Condition: the note was delivered to the person it is for. */
export const isDelivered: SQL | undefined = and(
  eq(deferredNote.isWithheld, false),
  lte(deferredNote.deliverAt, databaseNow),
);

/**
 * Lists the notes delivered to a person, in the order in which they were left: those to be read, then
 * the latest of the others. Returns none while a session of the person runs (PRODUCT.md, rule 11).
 */
export async function listInbox(db: Db, userId: string): Promise<ReceivedNote[]> {
  const isFree = hasNoRunningSession(db, userId);
  const rows = await selectNotes(db)
    .where(and(eq(deferredNote.userId, userId), isDelivered, isFree))
    .orderBy(isRead, unreadOfSender, ...latestFirst)
    .limit(LISTED);
  const listed = rows.map(toListedRow).sort(byLeaving);
  const senders = listed.map(({ roomId, fromId }) => ({ roomId, otherId: fromId }));
  const seats = await listSeatsByRoom(db, userId, senders);
  return listed.map((row) => {
    const canMute = seats.get(row.roomId)?.some((seat) => seat.userId === row.fromId) ?? false;
    return { ...toReceivedNote(row), canMute };
  });
}

const isRead = isNotNull(deferredNote.readAt);
/**
 * Position of a note among those of its sender that are to be read, oldest first. By this, a member who
 * leaves more than are listed hides no note of another.
 */
const unreadOfSender = sql`case when ${deferredNote.readAt} is null then row_number() over (
  partition by ${isRead}, ${deferredNote.fromId}
  order by ${deferredNote.leftAt}, ${deferredNote.position}) end`;
const latestFirst = [desc(deferredNote.leftAt), desc(deferredNote.position)];

const byLeaving = (a: NoteRow, b: NoteRow): number =>
  a.leftAt.getTime() - b.leftAt.getTime() || a.position - b.position;

/** Lists the latest notes a person left, in the order in which they were left. */
export async function listSent(db: Db, userId: string): Promise<SentNote[]> {
  const rows = await selectNotes(db)
    .where(eq(deferredNote.fromId, userId))
    .orderBy(...latestFirst)
    .limit(LISTED);
  const now = await readClock(db);
  return rows.map((row) => toSentNote(toListedRow(row), now)).reverse();
}

type ListedRow = NoteRow & { roomSlug: string };

const toListedRow = ({ note, roomSlug }: { note: NoteRow; roomSlug: string }): ListedRow => ({
  ...note,
  roomSlug,
});

/** Selects notes with the rooms they were left in. */
const selectNotes = (db: Db) =>
  db
    .select({ note: deferredNote, roomSlug: room.slug })
    .from(deferredNote)
    .innerJoin(room, eq(room.id, deferredNote.roomId))
    .$dynamic();

function toReceivedNote(row: ListedRow): Omit<ReceivedNote, "canMute"> {
  const { id, fromId, fromName, roomSlug, text, leftAt, deliverAt, readAt } = row;
  return {
    ...{ id, from: { userId: fromId, name: fromName }, roomSlug, text },
    ...{ leftAt: iso(leftAt), deliveredAt: iso(deliverAt), readAt: iso(readAt) },
  };
}

function toSentNote(row: ListedRow, now: Date): SentNote {
  const { userId, userName, roomSlug, text, leftAt } = row;
  const to = { userId, name: userName };
  return { ...toLeftNote(row, now), to, roomSlug, text, leftAt: iso(leftAt) };
}

/** Lists the members whose notes a person does not get, as far as the person still sees them. */
export async function listMuted(db: Db, userId: string): Promise<MutedMember[]> {
  const rows = await db
    .select({ roomId: noteMute.roomId, roomSlug: room.slug, otherId: noteMute.mutedId })
    .from(noteMute)
    .innerJoin(room, eq(room.id, noteMute.roomId))
    .where(eq(noteMute.userId, userId))
    .orderBy(asc(room.slug), asc(noteMute.mutedAt), asc(noteMute.mutedId));
  const seats = await listSeatsByRoom(db, userId, rows);
  return rows.flatMap(({ roomSlug, roomId, otherId }) => {
    const seat = seats.get(roomId)?.find((one) => one.userId === otherId);
    return seat ? [{ roomSlug, userId: otherId, name: seat.name }] : [];
  });
}

/**
 * Lists the members for which a person asked for a free alert, as far as the person sees them. While
 * the person's own session runs, nobody who is free is listed.
 */
export async function listFreeAlerts(db: Db, userId: string): Promise<FreeAlert[]> {
  const since = sql`${databaseNow} - ${`${FREE_ALERT_MS} milliseconds`}::interval`;
  const rows = await db
    .select({
      roomId: freeAlert.roomId,
      roomSlug: room.slug,
      otherId: freeAlert.aboutId,
      askedAt: freeAlert.askedAt,
    })
    .from(freeAlert)
    .innerJoin(room, eq(room.id, freeAlert.roomId))
    .where(and(eq(freeAlert.userId, userId), gt(freeAlert.askedAt, since)))
    .orderBy(asc(freeAlert.askedAt), asc(freeAlert.aboutId));
  const [first] = rows;
  if (!first) return [];
  const isFocusing = (await findRunningSession(db, userId)) !== null;
  const seats = await listSeatsByRoom(db, userId, rows);
  return rows.flatMap(({ roomSlug, roomId, otherId, askedAt }) => {
    const seat = seats.get(roomId)?.find((one) => one.userId === otherId);
    if (!seat) return [];
    const freeAt = findVisibleEnd(seat);
    if (isFocusing && freeAt === null) return [];
    return [{ roomSlug, userId: otherId, name: seat.name, askedAt: iso(askedAt), freeAt }];
  });
}

/** The seats that a person sees of members they named, by room. */
async function listSeatsByRoom(
  db: Db,
  viewerId: string,
  named: readonly { roomId: string; otherId: string }[],
) {
  const rooms = new Set(named.map(({ roomId }) => roomId));
  const seats = new Map<string, Awaited<ReturnType<typeof listVisibleSeats>>>();
  for (const roomId of rooms) {
    const userIds = named.filter((one) => one.roomId === roomId).map(({ otherId }) => otherId);
    seats.set(roomId, await listVisibleSeats(db, roomId, { viewerId, userIds }));
  }
  return seats;
}
