import type { FormerMembers, MemberTally, RoomDashboard } from "../api/dashboard";
import {
  type DayCell,
  type NamedActivity,
  rated,
  sumOf,
  tallyByActivity,
  tallyByDay,
} from "../stats/totals";
import type { Period } from "../time/period";
import type { Role } from "./permissions";
import type { Sharing } from "./sharing";

/**
 * How many members must have deleted their accounts before the room's figures of former members are
 * updated, so that neither a sum nor the difference of two sums is one person's or two people's.
 */
export const MIN_FORMER_MEMBERS = 3;

/** What decides whether somebody can be compared at all. */
interface Place {
  role: Role;
  /** Of the room they sit in. */
  isCoachingRoom: boolean;
}

/** What a membership says of the comparison. */
export interface Comparable extends Place {
  userId: string;
  name: string;
  sharing: Sharing;
  /** Their choice: to be seen by the others who take part, and to see them. */
  isCompared: boolean;
}

/** A member with the cells of their sessions run in the room. */
export interface MemberCells extends Comparable {
  cells: DayCell[];
}

/**
 * Whether somebody in this place can be in the room's comparison. A practice has none; and a coach
 * is no room-mate: members show themselves to one by grants alone. An owner who coaches is both.
 */
export const hasComparison = ({ role, isCoachingRoom }: Place): boolean =>
  !isCoachingRoom && role !== "coach";

/** Whether somebody takes part: they can, and did not choose to leave. */
export const takesPart = (member: Comparable): boolean =>
  hasComparison(member) && member.isCompared;

/** Whom a viewer is compared with, themselves among them: who does not take part sees nobody else. */
export function comparedWith<Member extends Comparable>(
  viewer: Member,
  members: readonly Member[],
): Member[] {
  return takesPart(viewer) ? members.filter(takesPart) : [viewer];
}

/**
 * The room's comparison: the viewer first, then by name, for nobody is ranked. Every sum is over the members that are shown and nobody else, so that nothing of who left the comparison can
 * be had by subtraction.
 *
 * @param members those of `comparedWith`.
 */
export function roomDashboard(facts: {
  period: Period;
  viewer: Comparable;
  members: readonly MemberCells[];
  activities: Iterable<NamedActivity>;
  /** What the room was told of those who left, if anything. */
  past: FormerMembers | null;
}): RoomDashboard {
  const { period, viewer } = facts;
  const activities = [...facts.activities];
  const members = facts.members.map((member): MemberTally => {
    const seesActivities = member.userId === viewer.userId || (shows(member) && shows(viewer));
    return {
      userId: member.userId,
      name: member.name,
      ...sumOf(member.cells),
      byActivity: seesActivities ? tallyByActivity(member.cells, activities) : [],
      byDay: tallyByDay(period, member.cells),
    };
  });
  return {
    ...period,
    members: members.sort((a, b) => compareMembers(a, b, viewer.userId)),
    total: rated(sumOf(members)),
    byDay: tallyByDay(
      period,
      facts.members.flatMap((member) => member.cells),
    ),
    isCompared: takesPart(viewer),
    past: takesPart(viewer) ? facts.past : null,
  };
}

/** Whether a member lets the room know what their sessions are for. */
const shows = ({ sharing }: Comparable) => sharing !== "presence";

function compareMembers(a: MemberTally, b: MemberTally, viewerId: string): number {
  return (
    Number(b.userId === viewerId) - Number(a.userId === viewerId) ||
    a.name.localeCompare(b.name, "en") ||
    (a.userId < b.userId ? -1 : 1)
  );
}
