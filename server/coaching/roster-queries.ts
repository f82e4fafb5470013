import type { Database } from "@/db/client";
import { readClock } from "@/db/clock";
import type { CoachedMember } from "@/domain/api/wire-coach";
import { buildRosterRow, findStripPeriod, type SeenFacts } from "@/domain/coaching/roster";
import type { DayCell } from "@/domain/stats/totals";
import { localDay } from "@/domain/time/local-day";
import type { Period } from "@/domain/time/period";
import { type CountingActivities, countingActivities } from "../stats/dashboard/activity-queries";
import {
  type LengthRow,
  lengthRows,
  mergedByLength,
  underActivities,
} from "../stats/dashboard/length-queries";
import { computeStreaks, EVER } from "../stats/dashboard/streak-queries";
import { visibleCells } from "../stats/dashboard/visible-queries";
import { type Coach, type GrantedMember, membersGranting } from "./sharing/grant-queries";

/**
 * The register of a coach: every member who lets them see something, by name, with figures of
 * nothing but what each lets them see. Takes as many statements for one member as for hundreds.
 */
export async function coachedMembers(database: Database, coach: Coach): Promise<CoachedMember[]> {
  const members = await membersGranting(database.db, coach);
  const seen = await seenOf(database, members, findStripPeriod);
  return seen.map(({ member, facts }) => buildRosterRow(member, facts));
}

/** What is seen of a member: the facts, and what of them a page needs besides. */
export interface SeenMember {
  member: GrantedMember;
  facts: SeenFacts;
  activities: CountingActivities;
}

/**
 * What is seen of each of these members, in their order.
 *
 * @param shownOn the days that their streaks list.
 */
export async function seenOf(
  database: Database,
  members: readonly GrantedMember[],
  shownOn: (today: string) => Period,
): Promise<SeenMember[]> {
  if (members.length === 0) return [];
  const [now, activities] = await Promise.all([
    readClock(database.db),
    countingActivities(
      database,
      members.map(({ userId }) => userId),
    ),
  ]);
  const dated = members.map((member) => {
    const today = localDay(now, member.timeZone);
    return { ...member, today, recentFrom: findStripPeriod(today).from };
  });
  const [cells, lengths] = await Promise.all([
    visibleCells(database, members, { activities, period: EVER }),
    lengthRows(database, dated),
  ]);
  const cellsOf = (userId: string): DayCell[] => cells.get(userId) ?? [];
  const asked = members.map((member) => ({ ...member, cells: cellsOf(member.userId) }));
  const streaks = await computeStreaks(database, asked, { now, shownOn });
  const lengthsOf = byPerson(lengths);
  return dated.flatMap(({ today, recentFrom: _, ...member }, i) => {
    const streak = streaks[i];
    if (!streak) return [];
    const own = (lengthsOf.get(member.userId) ?? []).filter((row) =>
      activities.has(row.activityId),
    );
    const shown = listActivities(cellsOf(member.userId), activities);
    const facts = {
      now,
      timeZone: member.timeZone,
      today,
      grantedOn: member.since ?? localDay(member.grantedAt, member.timeZone),
      cells: cellsOf(member.userId),
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

/** The activities that are seen: those under which something of the record is shown. */
function listActivities(cells: readonly DayCell[], all: CountingActivities): CountingActivities {
  const seen = new Set(cells.map((cell) => cell.activityId));
  return new Map([...all].filter(([, shown]) => seen.has(shown.id)));
}

function recentSizes(rows: LengthRow[], activities: CountingActivities): SeenFacts["sizes"] {
  return underActivities(rows, activities).map(({ name, rows }) => {
    const counts = new Map<number, number>();
    for (const { minutes, recent } of rows) {
      if (recent > 0) counts.set(minutes, (counts.get(minutes) ?? 0) + recent);
    }
    const recent = [...counts].map(([minutes, count]) => ({ minutes, count }));
    return { activityName: name, byLength: mergedByLength(rows), recent };
  });
}

function lastStart(rows: LengthRow[]): string | null {
  let last = Number.NEGATIVE_INFINITY;
  for (const { lastStartedMs } of rows) last = Math.max(last, lastStartedMs);
  return Number.isFinite(last) ? new Date(last).toISOString() : null;
}
