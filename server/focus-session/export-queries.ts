import { setImmediate as others } from "node:timers/promises";
import { and, asc, eq, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/client";
import { focusSession } from "@/db/schema";
import type { ExportedSession } from "@/domain/api/account-export";
import { type SessionRow, selectSessions, toWire } from "./queries";

const PAGE = 250;

/**
 * Yields all sessions of a person, oldest first, one page at a time. Yields to the event loop
 * between pages, because the embedded database runs in this process and would block other requests.
 */
export async function* listExportedSessions(
  db: ReadDb,
  userId: string,
): AsyncGenerator<ExportedSession[]> {
  let last: SessionRow | undefined;
  do {
    const rows: SessionRow[] = await selectSessions(db)
      .where(and(eq(focusSession.userId, userId), last ? after(last.session) : undefined))
      .orderBy(asc(focusSession.startedAt), asc(focusSession.id))
      .limit(PAGE);
    yield rows.map(toExport);
    await others();
    last = rows[PAGE - 1];
  } while (last);
}

const after = ({ startedAt, id }: { startedAt: Date; id: string }) =>
  sql`(${focusSession.startedAt}, ${focusSession.id})
    > (${startedAt.toISOString()}::timestamptz, ${id}::uuid)`;

const toExport = (row: SessionRow): ExportedSession => ({
  ...toWire(row),
  recordedActivityId: row.session.activityId,
  isUntil: row.session.isUntil,
  targetDismissedAt: row.session.targetDismissedAt?.toISOString() ?? null,
  driftedAt: row.session.driftedAt?.toISOString() ?? null,
});
