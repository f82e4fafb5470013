import { isCoach, type Position } from "./permissions";

interface RoomKind {
  /** In a coaching room members see only themselves and the coaches. */
  isCoachingRoom: boolean;
}

/** A member of a room. */
interface Member extends Position {
  userId: string;
}

/** A group of viewers of a room who are shown the same. */
export interface Audience {
  /** Equal for viewers who are shown the same. */
  readonly key: string;
  /** `ALL`, or in a coaching room the id of the only member seen apart from coaches, or `STRANGER`. */
  readonly sees: string;
  /** For a coach, the ids whose targets are shown. Null for all who share them with the room. */
  readonly targetsOf: ReadonlySet<string> | null;
}
const ALL = "all";
/** Sees no member, as on the preview of an invite. */
const STRANGER = "stranger";

const buildAudience = (sees: string): Audience => ({ key: sees, sees, targetsOf: null });

/** The audience of everyone in an ordinary room, except its coaches. */
export const EVERYONE = buildAudience(ALL);

/**
 * The audience a viewer belongs to (PRODUCT.md, Coaching). An ordinary room looks the same to all. In
 * a coaching room only coaches see everyone; an owner who does not coach sees what a member sees.
 * In both, coaches see targets only by grant.
 *
 * @param viewer null for a person who is not a member.
 * @param granting ids of those who share targets with this viewer; only used for coaches.
 */
export function findAudience(
  { isCoachingRoom }: RoomKind,
  viewer: Member | null,
  granting: readonly string[] = [],
): Audience {
  if (viewer && isCoach(viewer)) return coachAudience([viewer.userId, ...granting]);
  return isCoachingRoom ? buildAudience(viewer?.userId ?? STRANGER) : EVERYONE;
}

function coachAudience(targetsOf: readonly string[]): Audience {
  const ids = [...new Set(targetsOf)].sort();
  return { key: [ALL, ...ids].join(" "), sees: ALL, targetsOf: new Set(ids) };
}

/** Everyone sees themselves and the coaches. */
export function isVisibleTo({ sees }: Audience, member: Member): boolean {
  return sees === ALL || isCoach(member) || member.userId === sees;
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
 * invite and remove people. The list shows no sessions and no presence.
 */
export function findListAudience(room: RoomKind, viewer: Member): Audience {
  return viewer.role === "owner" ? EVERYONE : findAudience(room, viewer);
}

/**
 * The version that is sent with a room's state. In a coaching room it would reveal the activity of
 * others, so it is 0 there, and clients order states by the server's clock.
 */
export function findVisibleVersion({
  isCoachingRoom,
  version,
}: RoomKind & { version: number }): number {
  return isCoachingRoom ? 0 : version;
}
