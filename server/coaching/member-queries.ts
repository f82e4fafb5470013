import { and, between, desc, eq, not, type SQL } from "drizzle-orm";
import type { Database, ReadDb } from "@/db/client";
import { focusSession } from "@/db/schema";
import { isRunning } from "@/db/status-sql";
import type { CoachedMemberPage, ElsewhereDay } from "@/domain/api/coach";
import type { Patterns, Sizing } from "@/domain/api/dashboard";
import type { CoachedSession } from "@/domain/api/focus-session";
import { findFirstVisibleDay, isDayVisible, limitToGrant } from "@/domain/coaching/grant";
import { filterCells, findMemberFlags } from "@/domain/coaching/roster";
import { buildPatterns } from "@/domain/stats/patterns";
import { buildPeriodToDate, comparePeriodToDate } from "@/domain/stats/period-to-date";
import { addCompletionRate, buildPersonalDashboard, sumTallies } from "@/domain/stats/totals";
import { type Period, previousPeriod } from "@/domain/time/period";
import { selectSessions, toWire } from "../focus-session/queries";
import { requireFound } from "../refusal";
import { listDaysOutsideRoom } from "../stats/dashboard/outside-room-queries";
import { countedSessions, listEndedSessions } from "../stats/dashboard/pattern-queries";
import { findVisibleSizing } from "../stats/dashboard/sizing-queries";
import { streakPeriod } from "../stats/dashboard/streak-queries";
import { listVisibleMembers, type VisibleMember } from "./roster-queries";
import type { GrantedMember } from "./sharing/grant-queries";

/** Maximum number of sessions listed. Figures and patterns cover all of them. */
const MAX_SESSIONS = 200;

/**
 * Builds a member's page as their coach may see it, for a period and optionally another to compare
 * it with.
 */
export async function buildMemberPage(
  database: Database,
  member: GrantedMember,
  { period, compare }: { period: Period; compare?: Period | undefined },
): Promise<CoachedMemberPage> {
  const [seen] = await listVisibleMembers(database, [member], streakPeriod);
  // A member whose account is being deleted has nothing visible.
  const { facts, activities } = requireFound(seen, "member_not_found");
  const { cells, streak, today } = facts;
  const soFar = buildPeriodToDate(period, today, cells);
  const [patterns, sizing, sessions, elsewhere] = await Promise.all([
    patternsWithin(database, { member, activities }, period),
    sizingWithin(database, { member, activities }),
    listRoomSessions(database.history, member, period),
    elsewhereWithin(database.history, member, period),
  ]);
  const { userId, name, timeZone, grant } = member;
  return {
    userId,
    name,
    timeZone,
    grant,
    dashboard: buildPersonalDashboard({
      period,
      cells,
      activities: activities.values(),
      previous: sumTallies(filterCells(cells, previousPeriod(period))),
    }),
    compared: compare ? addCompletionRate(sumTallies(filterCells(cells, compare))) : null,
    soFar: soFar && {
      ...soFar,
      compared: compare ? comparePeriodToDate({ period, other: compare, ...soFar }, cells) : null,
    },
    streak: { ...streak, days: streak.days.filter(({ date }) => isDayVisible(date, grant)) },
    sizing,
    patterns,
    sessions,
    elsewhere,
    flags: findMemberFlags(facts),
  };
}

/** Returns the latest ended sessions of a period in the coach's room, rests included. */
async function listRoomSessions(
  db: ReadDb,
  { userId, coachedRoomId, grant }: GrantedMember,
  { from, to }: Period,
): Promise<CoachedSession[]> {
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
    .limit(MAX_SESSIONS);
  return limitToGrant(rows.map(toWire), grant);
}

const hasEnded: SQL | undefined = isRunning && not(isRunning);

async function elsewhereWithin(
  db: ReadDb,
  { userId, coachedRoomId, grant }: GrantedMember,
  { from, to }: Period,
): Promise<ElsewhereDay[]> {
  if (grant.scope === "room") return [];
  const period = { from: findFirstVisibleDay(from, grant), to };
  return listDaysOutsideRoom(db, { userId, notInRoomId: coachedRoomId, texts: grant, ...period });
}

/**
 * Suggested lengths. Parts of the day are included only if everything visible was run in the
 * coach's room.
 */
async function sizingWithin(
  database: Database,
  { member, activities }: Pick<VisibleMember, "member" | "activities">,
): Promise<Sizing[]> {
  const sizing = await findVisibleSizing(database, member, activities);
  if (member.roomId === member.coachedRoomId) return sizing;
  return sizing.map((of) => ({ ...of, byPart: [] }));
}

/**
 * Figures of the visible sessions. Times of day cover the coach's room only, because the coach does
 * not see them for sessions elsewhere.
 */
async function patternsWithin(
  database: Database,
  { member, activities }: Pick<VisibleMember, "member" | "activities">,
  { from, to }: Period,
): Promise<Patterns> {
  const { userId, roomId, coachedRoomId, grant } = member;
  const period = { from: findFirstVisibleDay(from, grant), to };
  const listSessions = async (room: string | null) =>
    countedSessions(
      await listEndedSessions(database, { userId, roomId: room, ...period }),
      activities,
    );
  const seen = await listSessions(roomId);
  const patterns = buildPatterns(
    grant.reasons ? seen : seen.map((session) => ({ ...session, breakReason: null })),
  );
  if (roomId === coachedRoomId) return patterns;
  return { ...patterns, byHour: buildPatterns(await listSessions(coachedRoomId)).byHour };
}
