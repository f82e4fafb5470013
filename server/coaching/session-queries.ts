import { and, between, desc, eq, not, type SQL } from "drizzle-orm";
import type { Db } from "@/db/client";
import { focusSession } from "@/db/schema";
import { isRunning } from "@/db/status-sql";
import type { FocusSession } from "@/domain/api/focus-session";
import { findFirstVisibleDay, limitToGrant } from "@/domain/coaching/grant";
import type { Period } from "@/domain/time/period";
import { selectSessions, toWire } from "../focus-session/queries";
import type { GrantedMember } from "./sharing/grant-queries";

/** The most sessions listed. Figures and patterns cover all. */
const MOST = 200;

/** Returns the latest ended sessions of a period in the coach's room, rests included. */
export async function listRoomSessions(
  db: Db,
  { userId, coachedRoomId, grant }: GrantedMember,
  { from, to }: Period,
): Promise<FocusSession[]> {
  const rows = await selectSessions(db)
    .where(
      and(
        eq(focusSession.userId, userId),
        between(focusSession.localDate, findFirstVisibleDay(from, grant), to),
        eq(focusSession.roomId, coachedRoomId),
        hasEnded,
      ),
    )
    .orderBy(desc(focusSession.startedAt), desc(focusSession.id))
    .limit(MOST);
  return limitToGrant(rows.map(toWire), grant);
}

const hasEnded: SQL | undefined = isRunning && not(isRunning);
