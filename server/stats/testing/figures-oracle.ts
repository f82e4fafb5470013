import type { Role } from "@/domain/room/permissions";
import type { Sharing } from "@/domain/room/sharing";
import {
  counted,
  dayOf,
  daysFrom,
  grouped,
  type Lived,
  rated,
  type Shown,
  shift,
  tally,
} from "./oracle";

interface Asked {
  from: string;
  to: string;
  nowMs: number;
}

const NAMES = ["A", "B", "C", "D"];

/** Expected answer of `dashboard.personal`, with numbers for activity ids. */
export function expectedPersonal(
  sessions: Lived[],
  activities: Shown[],
  { only, ...asked }: Asked & { only: number | null },
) {
  const { from, to, nowMs } = asked;
  const mine = sessions.filter(
    (session) => only === null || shownAs(session, activities) === activities[only]?.shownAs,
  );
  const length = daysFrom(from, to).length;
  const before = { nowMs, from: shift(from, -length), to: shift(from, -1) };
  const inSpan = counted(mine, activities, asked);
  const byActivity = expectedByActivity(inSpan, activities, nowMs);
  return {
    from,
    to,
    ...rated(inSpan, nowMs),
    byActivity,
    byDay: daysFrom(from, to).map((date) => {
      const onDay = inSpan.filter((session) => dayOf(session) === date);
      return {
        date,
        ...tally(onDay, nowMs),
        activities: byActivity.flatMap(({ activityId }) => {
          const own = onDay.filter((session) => shownAs(session, activities) === activityId);
          return own.length > 0 ? [{ activityId, ...tally(own, nowMs) }] : [];
        }),
      };
    }),
    previous: rated(counted(mine, activities, before), nowMs),
  };
}

const shownAs = (session: Lived, activities: Shown[]) => activities[session.activity]?.shownAs;

/** Most focus time first, then by name. */
function expectedByActivity(sessions: Lived[], activities: Shown[], nowMs: number) {
  return grouped(sessions, (session) => shownAs(session, activities) ?? -1)
    .map(([activityId, own]) => ({ activityId, name: NAMES[activityId], ...tally(own, nowMs) }))
    .sort((a, b) => b.focusMinutes - a.focusMinutes || a.activityId - b.activityId);
}

/** Settings of a member of the room. */
export interface Member {
  role: Role;
  sharing: Sharing;
  isCompared: boolean;
}

/** Coaches are never compared, even if they chose to be. */
const isIn = (member: Member | undefined) =>
  member?.isCompared === true && ["owner", "member"].includes(member.role);

/**
 * Expected answer of `dashboard.room` for the first room and person 0, with numbers for all ids.
 */
export function expectedRoom(
  all: Lived[],
  activities: Shown[],
  { members, ...asked }: Asked & { members: Member[] },
) {
  const { from, to, nowMs } = asked;
  const inRoom = counted(all, activities, asked).filter((session) => session.room === 0);
  const tallies = members.map((member, person) => {
    const own = inRoom.filter((session) => session.person === person);
    const isOpen = person === 0 || [members[0], member].every((m) => m?.sharing !== "presence");
    return {
      userId: person,
      name: `P${person}`,
      ...tally(own, nowMs),
      byActivity: isOpen ? expectedByActivity(own, activities, nowMs) : [],
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
    total: rated(theirs, nowMs),
    byDay: expectedByDay(theirs, asked),
    isCompared: isIn(members[0]),
    past: null,
  };
}

const expectedByDay = (sessions: Lived[], { from, to, nowMs }: Asked) =>
  daysFrom(from, to).map((date) => ({
    date,
    ...tally(
      sessions.filter((session) => dayOf(session) === date),
      nowMs,
    ),
  }));
