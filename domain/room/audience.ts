import { isShownCoach, type PositionWithAgreement } from "./coach-agreement";
import { isCoach } from "./permissions";

interface RoomKind {
  /** In a coaching room members see only themselves and the coaches. */
  isCoachingRoom: boolean;
}

/** A member of a room. */
interface Member extends PositionWithAgreement {
  userId: string;
}

/** The members of a room who share with a coach now. */
export interface SharedWithCoach {
  members: readonly string[];
  /** Those of them who share their targets too. */
  targets: readonly string[];
}
export const NOTHING_SHARED: SharedWithCoach = { members: [], targets: [] };

/** A group of viewers of a room who are shown the same. */
export interface Audience {
  /** Equal for viewers who are shown the same. */
  readonly key: string;
  /** The ids of the members shown besides the coaches. Null for all. */
  readonly sees: ReadonlySet<string> | null;
  /** For a coach, the ids whose targets are shown. Null for all who share them with the room. */
  readonly targetsOf: ReadonlySet<string> | null;
}

/** The audience of everyone in an ordinary room, except its coaches. */
export const EVERYONE: Audience = { key: "all", sees: null, targetsOf: null };

/**
 * The audience a viewer belongs to (PRODUCT.md, Coaching). An ordinary room looks the same to all. In
 * a coaching room a member sees themselves and the coaches, and a coach also those who share with
 * them: a role alone shows nobody. In both, coaches see targets only by grant.
 *
 * @param viewer null for a person who is not a member.
 * @param shared only used for coaches.
 */
export function findAudience(
  { isCoachingRoom }: RoomKind,
  viewer: Member | null,
  shared: SharedWithCoach = NOTHING_SHARED,
): Audience {
  if (viewer && isCoach(viewer)) {
    const own = viewer.userId;
    return buildAudience(isCoachingRoom ? [own, ...shared.members] : null, [
      own,
      ...shared.targets,
    ]);
  }
  return isCoachingRoom ? buildAudience(viewer ? [viewer.userId] : [], null) : EVERYONE;
}

function buildAudience(
  sees: readonly string[] | null,
  targetsOf: readonly string[] | null,
): Audience {
  return {
    key: [sees, targetsOf].map((ids) => (ids ? [...new Set(ids)].sort().join(" ") : "all")).join(),
    sees: sees && new Set(sees),
    targetsOf: targetsOf && new Set(targetsOf),
  };
}

/** Everyone sees themselves and the coaches, except coaches who have not agreed to be seen. */
export function isVisibleTo({ sees }: Audience, member: Member): boolean {
  return sees === null || isShownCoach(member) || sees.has(member.userId);
}

export const filterVisible = <Person extends Member>(
  audience: Audience,
  people: readonly Person[],
): Person[] => people.filter((person) => isVisibleTo(audience, person));

/**
 * True if an audience is shown this member's targets, provided that the member shares them with the
 * room.
 */
export function isTargetVisibleTo({ targetsOf }: Audience, userId: string): boolean {
  return targetsOf === null || targetsOf.has(userId);
}

/** A member's sessions in a room. */
interface Sessions {
  userId: string;
  session: { target: string | null } | null;
  recent: readonly { target: string | null }[];
}

/** The seat as an audience sees it, with or without targets. */
export function redactForAudience<Seat extends Sessions>(audience: Audience, seat: Seat): Seat {
  if (isTargetVisibleTo(audience, seat.userId)) return seat;
  return {
    ...seat,
    session: seat.session && { ...seat.session, target: null },
    recent: seat.recent.map((session) => ({ ...session, target: null })),
  };
}

/**
 * The audience of the list of members. Here the owner of a coaching room sees everyone, because they
 * invite and remove people. The list shows no sessions and no presence. In SQL: `isListed`.
 */
export function findListAudience(
  room: RoomKind,
  viewer: Member,
  shared: SharedWithCoach = NOTHING_SHARED,
): Audience {
  return viewer.role === "owner" ? EVERYONE : findAudience(room, viewer, shared);
}

/**
 * The version that is sent with a room's state: always 0. The stored version also counts changes
 * that a viewer may not notice, so a number that moves would reveal them. Clients order states by
 * the server's clock.
 */
export const VISIBLE_VERSION = 0;
