import type { Database, Db } from "@/db/client";
import { cellsIn, flagsWithin } from "@/domain/coach-register";
import { personalDashboard, rated, sumOf } from "@/domain/dashboard-totals";
import { isSeenDay, seenFrom } from "@/domain/grant";
import { patternsOf } from "@/domain/patterns";
import { comparedSoFar, soFarOf } from "@/domain/so-far";
import { previousSpan, type Span } from "@/domain/span";
import type { CoachedMemberPage, ElsewhereDay } from "@/domain/wire-coach";
import type { Patterns, Sizing } from "@/domain/wire-dashboard";
import { daysElsewhere } from "../dashboard/elsewhere-queries";
import { counting, endedSessions } from "../dashboard/record-queries";
import { seenSizing } from "../dashboard/sizing-queries";
import { streakSpan } from "../dashboard/streak-queries";
import { found } from "../refusal";
import type { GrantedMember } from "./grant-queries";
import { type SeenMember, seenOf } from "./register-queries";
import { sessionsHere } from "./session-queries";

/** A member's page as their coach may see it: a span, and another to compare it with. */
export async function coachedMemberPage(
  database: Database,
  member: GrantedMember,
  { span, compare }: { span: Span; compare?: Span | undefined },
): Promise<CoachedMemberPage> {
  const [seen] = await seenOf(database, [member], streakSpan);
  // Nothing is seen of a member whose account is being deleted.
  const { facts, activities } = found(seen, "member_not_found");
  const { cells, streak, today } = facts;
  const soFar = soFarOf(span, today, cells);
  const [patterns, sizing, sessions, elsewhere] = await Promise.all([
    patternsWithin(database, { member, activities }, span),
    sizingWithin(database, { member, activities }),
    sessionsHere(database.db, member, span),
    elsewhereWithin(database.db, member, span),
  ]);
  const { userId, name, timeZone, grant } = member;
  return {
    userId,
    name,
    timeZone,
    grant,
    dashboard: personalDashboard({
      span,
      cells,
      activities: activities.values(),
      previous: sumOf(cellsIn(cells, previousSpan(span))),
    }),
    compared: compare ? rated(sumOf(cellsIn(cells, compare))) : null,
    soFar: soFar && {
      ...soFar,
      compared: compare ? comparedSoFar({ span, other: compare, ...soFar }, cells) : null,
    },
    streak: { ...streak, days: streak.days.filter(({ date }) => isSeenDay(date, grant)) },
    sizing,
    patterns,
    sessions,
    elsewhere,
    flags: flagsWithin(facts),
  };
}

async function elsewhereWithin(
  db: Db,
  { userId, coachedRoomId, grant }: GrantedMember,
  { from, to }: Span,
): Promise<ElsewhereDay[]> {
  if (grant.scope === "room") return [];
  const span = { from: seenFrom(from, grant), to };
  return daysElsewhere(db, { userId, notInRoomId: coachedRoomId, words: grant, ...span });
}

/** What is reliably kept; by the part of the day only where all that is seen was run in the room. */
async function sizingWithin(
  database: Database,
  { member, activities }: Pick<SeenMember, "member" | "activities">,
): Promise<Sizing[]> {
  const sizing = await seenSizing(database, member, activities);
  if (member.roomId === member.coachedRoomId) return sizing;
  return sizing.map((of) => ({ ...of, byPart: [] }));
}

/** Figures of what is seen; the time of day only of the coach's room, as times are nowhere else. */
async function patternsWithin(
  database: Database,
  { member, activities }: Pick<SeenMember, "member" | "activities">,
  { from, to }: Span,
): Promise<Patterns> {
  const { userId, roomId, coachedRoomId, grant } = member;
  const span = { from: seenFrom(from, grant), to };
  const sessionsOf = async (room: string | null) =>
    counting(await endedSessions(database, { userId, roomId: room, ...span }), activities);
  const seen = await sessionsOf(roomId);
  const patterns = patternsOf(
    grant.reasons ? seen : seen.map((session) => ({ ...session, breakReason: null })),
  );
  if (roomId === coachedRoomId) return patterns;
  return { ...patterns, byHour: patternsOf(await sessionsOf(coachedRoomId)).byHour };
}
