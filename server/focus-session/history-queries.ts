import { and, asc, between, desc, eq, ilike, inArray, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { queryRows, type ReadDb } from "@/db/client";
import { type Given, prepareQuery } from "@/db/prepare-query";
import { focusSession, room } from "@/db/schema";
import { hasStatus } from "@/db/status-sql";
import { id as idInput, instant } from "@/domain/api/fields/text";
import type { FocusSession, ListInput } from "@/domain/api/focus-session";
import { InvalidFields } from "../refusal";
import { recordedActivity, selectSessions, shownActivity, toWire } from "./queries";

/** The last session of a page. */
interface Cursor {
  startedAt: Date;
  id: string;
}

const cursorParts = z.tuple([instant, idInput]);

const writeCursor = ({ startedAt, id }: Cursor): string => `${startedAt.toISOString()}_${id}`;

/** Refuses a text that `writeCursor` cannot have written: `invalid_input`. */
export function parseCursor(text: string): Cursor {
  const parsed = cursorParts.safeParse(text.split("_"));
  if (!parsed.success) throw new InvalidFields("cursor");
  return { startedAt: new Date(parsed.data[0]), id: parsed.data[1] };
}

interface Page {
  userId: string;
  from: string;
  to: string;
  limit: number;
}

const selectPage = (
  db: ReadDb,
  { userId, from, to, limit }: Page | Given<keyof Page>,
  filter?: SQL,
) =>
  selectSessions(db)
    .where(and(eq(focusSession.userId, userId), between(focusSession.localDate, from, to), filter))
    .orderBy(desc(focusSession.startedAt), desc(focusSession.id))
    .limit(limit);

const selectFirstPage = prepareQuery((db, page: Given<keyof Page>) => selectPage(db, page));

/**
 * Returns one page of the sessions of these inclusive local days that match the filters, newest
 * first.
 */
export async function listHistoryPage(
  db: ReadDb,
  {
    userId,
    from,
    to,
    cursor,
    limit,
    ...filter
  }: Omit<ListInput, "cursor"> & {
    userId: string;
    cursor: Cursor | null;
  },
): Promise<{ items: FocusSession[]; nextCursor: string | null }> {
  const page = { userId, from, to, limit: limit + 1 };
  const isFiltered = cursor || Object.values(filter).some((value) => value !== undefined);
  const rows = isFiltered
    ? await selectPage(db, page, and(cursor ? before(cursor) : undefined, passes(filter)))
    : await selectFirstPage(db, page);
  const last = rows[limit - 1];
  return {
    items: rows.slice(0, limit).map(toWire),
    nextCursor: rows.length > limit && last ? writeCursor(last.session) : null,
  };
}

/**
 * Returns all sessions of these inclusive local days, oldest first. Meant for days, not for years.
 */
export async function listSessionsOfDays(
  db: ReadDb,
  { userId, from, to }: { userId: string; from: string; to: string },
): Promise<FocusSession[]> {
  const rows = await selectSessions(db)
    .where(and(eq(focusSession.userId, userId), between(focusSession.localDate, from, to)))
    .orderBy(asc(focusSession.startedAt), asc(focusSession.id));
  return rows.map(toWire);
}

/** A row comparison lets the index on the start find the page directly. */
const before = ({ startedAt, id }: Cursor): SQL =>
  sql`(${focusSession.startedAt}, ${focusSession.id})
    < (${startedAt.toISOString()}::timestamptz, ${id}::uuid)`;

type Filter = Pick<ListInput, "activityId" | "status" | "roomSlug" | "text">;

const passes = ({ activityId, status, roomSlug, text }: Filter): SQL | undefined =>
  and(
    activityId
      ? or(eq(recordedActivity.id, activityId), eq(recordedActivity.mergedIntoId, activityId))
      : undefined,
    status ? hasStatus[status] : undefined,
    roomSlug ? eq(room.slug, roomSlug) : undefined,
    text ? mentions(text) : undefined,
  );

function mentions(text: string): SQL | undefined {
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return or(
    ilike(focusSession.target, pattern),
    ilike(focusSession.note, pattern),
    ilike(shownActivity.name, pattern),
  );
}

/**
 * Returns the chain of restarts of a session, oldest first: the session that was broken first and
 * every session that restarted it. A session without restarts is alone in its chain. Returns `null`
 * if this person has no such session.
 */
export async function listLineage(
  db: ReadDb,
  { userId, id }: { userId: string; id: string },
): Promise<FocusSession[] | null> {
  const chain = await queryRows<{ id: string }>(
    db,
    sql`
with recursive origins as (
  select id, restart_of from focus_session where user_id = ${userId}::uuid and id = ${id}::uuid
  union all
  select s.id, s.restart_of from origins o
  join focus_session s on s.user_id = ${userId}::uuid and s.id = o.restart_of
), chain as (
  select id from origins where restart_of is null
  union all
  select s.id from chain c
  join focus_session s on s.user_id = ${userId}::uuid and s.restart_of = c.id
)
select id from chain`,
  );
  if (chain.length === 0) return null;
  const ids = chain.map((row) => row.id);
  const rows = await selectSessions(db)
    .where(and(eq(focusSession.userId, userId), inArray(focusSession.id, ids)))
    .orderBy(asc(focusSession.startedAt), asc(focusSession.id));
  return rows.map(toWire);
}
