import type { MemberTally, RoomDashboard } from "../api/dashboard";
import {
  addCompletionRate,
  type DayCell,
  type NamedActivity,
  sumTallies,
  tallyByActivity,
  tallyByDay,
} from "../stats/totals";
import type { Period } from "../time/period";
import type { Role } from "./permissions";
import type { Sharing } from "./sharing";

/** Decides, with their own choice, whether a member is compared. */
interface Place {
  role: Role;
  isCoachingRoom: boolean;
}

/** A member and their settings for the comparison. */
export interface Comparable extends Place {
  userId: string;
  name: string;
  sharing: Sharing;
  /** Their choice to take part: to see the others who do, and to be seen by them. */
  isCompared: boolean;
}

/** A member with the cells of their sessions in the room. */
export interface MemberCells extends Comparable {
  cells: DayCell[];
}

/**
 * Coaching rooms have no comparison, and coaches are not part of it, because members share with
 * them by grants. An owner who coaches can be part of it.
 */
export const hasComparison = ({ role, isCoachingRoom }: Place): boolean =>
  !isCoachingRoom && role !== "coach";

/**
 * A member who shares only `presence` is left out. Figures that leave out rests, compared with the
 * live view, would show which sessions were rests.
 */
export const takesPart = (member: Comparable): boolean =>
  hasComparison(member) && member.isCompared && member.sharing !== "presence";

/** The members a viewer is compared with, including the viewer; only the viewer if not taking part. */
export function listCompared<Member extends Comparable>(
  viewer: Member,
  members: readonly Member[],
): Member[] {
  return takesPart(viewer) ? members.filter(takesPart) : [viewer];
}

/**
 * The room's comparison: the viewer first, then by name, because nobody is ranked. Every sum is over
 * the listed members only, so that the figures of others cannot be derived by subtraction.
 *
 * @param facts.members from `listCompared`.
 */
export function buildRoomDashboard(facts: {
  period: Period;
  viewer: Comparable;
  members: readonly MemberCells[];
  activities: Iterable<NamedActivity>;
}): RoomDashboard {
  const { period, viewer } = facts;
  const activities = [...facts.activities];
  const members = facts.members.map(
    (member): MemberTally => ({
      userId: member.userId,
      name: member.name,
      ...sumTallies(member.cells),
      byActivity: tallyByActivity(member.cells, activities),
      byDay: tallyByDay(period, member.cells),
    }),
  );
  return {
    ...period,
    members: members.sort((a, b) => compareMembers(a, b, viewer.userId)),
    total: addCompletionRate(sumTallies(members)),
    byDay: tallyByDay(
      period,
      facts.members.flatMap((member) => member.cells),
    ),
    isCompared: takesPart(viewer),
  };
}

function compareMembers(a: MemberTally, b: MemberTally, viewerId: string): number {
  return (
    Number(b.userId === viewerId) - Number(a.userId === viewerId) ||
    a.name.localeCompare(b.name, "en") ||
    (a.userId < b.userId ? -1 : 1)
  );
}
