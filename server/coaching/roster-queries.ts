import type { Database } from "@/db/client";
import { readClock } from "@/db/clock";
import type { CoachedMember } from "@/domain/api/coach";
import { buildCoachedMember, findStripPeriod, type SeenFacts } from "@/domain/coaching/roster";
import type { DayCell } from "@/domain/stats/totals";
import { localDay } from "@/domain/time/local-day";
import type { Period } from "@/domain/time/period";
import { type CountedActivities, listCountedActivities } from "../stats/dashboard/activity-queries";
import {
  groupByActivity,
  type LengthRow,
  listLengthRows,
  sumByLength,
} from "../stats/dashboard/length-queries";
import { computeStreaks, EVER } from "../stats/dashboard/streak-queries";
import { listVisibleCells } from "../stats/dashboard/visible-queries";
import { type Coach, type GrantedMember, listGrantingMembers } from "./sharing/grant-queries";

/**
 * Returns a coach's roster: every member who shares with them, by name, with figures of the visible
 * sessions only. Runs the same number of queries for one member as for hundreds.
 */
export async function listCoachedMembers(
  database: Database,
  coach: Coach,
): Promise<CoachedMember[]> {
  const members = await listGrantingMembers(database.db, coach);
  const seen = await listVisibleMembers(database, members, findStripPeriod);
  return seen.map(({ member, facts }) => buildCoachedMember(member, facts));
}

/** The visible part of a member's history. */
export interface VisibleMember {
  member: GrantedMember;
  facts: SeenFacts;
  activities: CountedActivities;
}

/**
 * Reads the visible history of these members, in the given order.
 * @param shownOn returns the days their streaks list.
 */
export async function listVisibleMembers(
  database: Database,
  members: readonly GrantedMember[],
  shownOn: (today: string) => Period,
): Promise<VisibleMember[]> {
  if (members.length === 0) return [];
  const [now, activities] = await Promise.all([
    readClock(database.db),
    listCountedActivities(
      database,
      members.map(({ userId }) => userId),
    ),
  ]);
  const dated = members.map((member) => {
    const today = localDay(now, member.timeZone);
    return { ...member, today, recentFrom: findStripPeriod(today).from };
  });
  const [cells, lengths] = await Promise.all([
    listVisibleCells(database, members, { activities, period: EVER }),
    listLengthRows(database, dated),
  ]);
  const findCells = (userId: string): DayCell[] => cells.get(userId) ?? [];
  const query = members.map((member) => ({ ...member, cells: findCells(member.userId) }));
  const streaks = await computeStreaks(database, query, { now, shownOn });
  const lengthsByPerson = byPerson(lengths);
  return dated.flatMap(({ today, recentFrom: _, ...member }, i) => {
    const streak = streaks[i];
    if (!streak) return [];
    const own = (lengthsByPerson.get(member.userId) ?? []).filter((row) =>
      activities.has(row.activityId),
    );
    const shown = listActivities(findCells(member.userId), activities);
    const facts = {
      now,
      timeZone: member.timeZone,
      today,
      grantedOn: member.since ?? localDay(member.grantedAt, member.timeZone),
      cells: findCells(member.userId),
      activities: [...shown.values()],
      streak,
      sizes: recentSizes(own, shown),
      lastSessionAt: lastStart(own),
    };
    return [{ member, facts, activities: shown }];
  });
}

function byPerson(rows: readonly LengthRow[]): Map<string, LengthRow[]> {
  const groups = new Map<string, LengthRow[]>();
  for (const row of rows) {
    const group = groups.get(row.userId);
    if (group) group.push(row);
    else groups.set(row.userId, [row]);
  }
  return groups;
}

/** Keeps the activities under which a visible session is shown. */
function listActivities(cells: readonly DayCell[], all: CountedActivities): CountedActivities {
  const seen = new Set(cells.map((cell) => cell.activityId));
  return new Map([...all].filter(([, shown]) => seen.has(shown.id)));
}

function recentSizes(rows: LengthRow[], activities: CountedActivities): SeenFacts["sizes"] {
  return groupByActivity(rows, activities).map(({ name, rows }) => {
    const counts = new Map<number, number>();
    for (const { minutes, recent } of rows) {
      if (recent > 0) counts.set(minutes, (counts.get(minutes) ?? 0) + recent);
    }
    const recent = [...counts].map(([minutes, count]) => ({ minutes, count }));
    return { activityName: name, byLength: sumByLength(rows), recent };
  });
}

function lastStart(rows: LengthRow[]): string | null {
  let last = Number.NEGATIVE_INFINITY;
  for (const { lastStartedMs } of rows) last = Math.max(last, lastStartedMs);
  return Number.isFinite(last) ? new Date(last).toISOString() : null;
}
