import type { Role } from "@/domain/room/permissions";
import type { Sharing } from "@/domain/room/sharing";
import {
  filterCounted,
  findLocalDay,
  groupBy,
  listDays,
  type ModelActivity,
  type ModelSession,
  shiftDay,
  tally,
  tallyWithRate,
} from "./oracle";

interface Asked {
  from: string;
  to: string;
  nowMs: number;
}

const NAMES = ["A", "B", "C", "D"];

/** Expected answer of `dashboard.personal`, with numbers for activity ids. */
export function expectedPersonal(
  sessions: ModelSession[],
  activities: ModelActivity[],
  { only, ...asked }: Asked & { only: number | null },
) {
  const { from, to, nowMs } = asked;
  const mine = sessions.filter(
    (session) => only === null || shownAs(session, activities) === activities[only]?.shownAs,
  );
  const length = listDays(from, to).length;
  const before = { nowMs, from: shiftDay(from, -length), to: shiftDay(from, -1) };
  const inSpan = filterCounted(mine, activities, asked);
  const byActivity = expectedByActivity(inSpan, activities, nowMs);
  return {
    from,
    to,
    ...tallyWithRate(inSpan, nowMs),
    byActivity,
    byDay: listDays(from, to).map((date) => {
      const onDay = inSpan.filter((session) => findLocalDay(session) === date);
      return {
        date,
        ...tally(onDay, nowMs),
        activities: byActivity.flatMap(({ activityId }) => {
          const own = onDay.filter((session) => shownAs(session, activities) === activityId);
          return own.length > 0 ? [{ activityId, ...tally(own, nowMs) }] : [];
        }),
      };
    }),
    previous: tallyWithRate(filterCounted(mine, activities, before), nowMs),
  };
}

const shownAs = (session: ModelSession, activities: ModelActivity[]) =>
  activities[session.activity]?.shownAs;

/** Most focus time first, then by name. */
function expectedByActivity(sessions: ModelSession[], activities: ModelActivity[], nowMs: number) {
  return groupBy(sessions, (session) => shownAs(session, activities) ?? -1)
    .map(([activityId, own]) => ({ activityId, name: NAMES[activityId], ...tally(own, nowMs) }))
    .sort((a, b) => b.focusMinutes - a.focusMinutes || a.activityId - b.activityId);
}

/** Settings of a member of the room. */
export interface MemberSettings {
  role: Role;
  sharing: Sharing;
  isCompared: boolean;
}

/** Coaches and those who share only their presence are never compared, even if they chose to be. */
const isIn = (member: MemberSettings | undefined) =>
  member?.isCompared === true &&
  ["owner", "member"].includes(member.role) &&
  ["full", "activity"].includes(member.sharing);

/**
 * Expected answer of `dashboard.room` for the first room and person 0, with numbers for all ids.
 */
export function expectedRoom(
  all: ModelSession[],
  activities: ModelActivity[],
  { members, ...asked }: Asked & { members: MemberSettings[] },
) {
  const { from, to, nowMs } = asked;
  const inRoom = filterCounted(all, activities, asked).filter((session) => session.room === 0);
  const tallies = members.map((_, person) => {
    const own = inRoom.filter((session) => session.person === person);
    return {
      userId: person,
      name: `P${person}`,
      ...tally(own, nowMs),
      byActivity: expectedByActivity(own, activities, nowMs),
      byDay: expectedByDay(own, asked),
    };
  });
  const seen = tallies.filter(
    ({ userId }) => userId === 0 || (isIn(members[0]) && isIn(members[userId])),
  );
  const theirs = inRoom.filter(({ person }) => seen.some(({ userId }) => userId === person));
  return {
    from,
    to,
    // The viewer is person 0. Names are P0, P1, … in the order of numbers.
    members: seen.sort((a, b) => a.userId - b.userId),
    total: tallyWithRate(theirs, nowMs),
    byDay: expectedByDay(theirs, asked),
    isCompared: isIn(members[0]),
  };
}

const expectedByDay = (sessions: ModelSession[], { from, to, nowMs }: Asked) =>
  listDays(from, to).map((date) => ({
    date,
    ...tally(
      sessions.filter((session) => findLocalDay(session) === date),
      nowMs,
    ),
  }));
