import { and, between, desc, eq, not, type SQL } from "drizzle-orm";
import type { Db } from "@/db/client";
import { isRunning } from "@/db/running";
import { focusSession } from "@/db/schema";
import { asGranted, seenFrom } from "@/domain/grant";
import type { Span } from "@/domain/span";
import type { FocusSession } from "@/domain/wire";
import { selectSessions, toWire } from "../focus-session/queries";
import type { GrantedMember } from "./grant-queries";

/** Sessions on a member's page; figures and patterns are of all. */
const MOST = 200;

/** The latest ended sessions of a span that were run in the coach's room; rests are shown as such. */
export async function sessionsHere(
  db: Db,
  { userId, coachedRoomId, grant }: GrantedMember,
  { from, to }: Span,
): Promise<FocusSession[]> {
  const rows = await selectSessions(db)
    .where(
      and(
        eq(focusSession.userId, userId),
        between(focusSession.localDate, seenFrom(from, grant), to),
        eq(focusSession.roomId, coachedRoomId),
        hasEnded,
      ),
    )
    .orderBy(desc(focusSession.startedAt), desc(focusSession.id))
    .limit(MOST);
  return asGranted(rows.map(toWire), grant);
}

const hasEnded: SQL | undefined = isRunning && not(isRunning);
