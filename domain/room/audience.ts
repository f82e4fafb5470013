import { isCoach, type Position } from "./permissions";

/** What tells of a room whether it is a practice: a coach's room that hides its members. */
interface Kind {
  isCoachingRoom: boolean;
}

/** Somebody in a room. */
interface Placed extends Position {
  userId: string;
}

/** Who looks at a room, as far as it decides what they see. */
export interface Audience {
  /** Whoever has the same key is shown the very same. */
  readonly key: string;
  /** `ALL`, or in a practice the one member who is seen besides the coaches, or `STRANGER`. */
  readonly sees: string;
  /** Of a coach: whose targets are shown. Null: those of everyone who shares them with the room. */
  readonly targetsOf: ReadonlySet<string> | null;
}
const ALL = "all";
/** Nobody of the room, as before an invite link. */
const STRANGER = "stranger";

const plain = (sees: string): Audience => ({ key: sees, sees, targetsOf: null });

/** As whom everyone sees an ordinary room, but for those who coach in it. */
export const EVERYONE = plain(ALL);

/**
 * As whom a person sees a room (PRODUCT.md, Coaching): an ordinary room is the same to all. In a
 * practice only a coach sees everyone; an owner who does not coach sees what a member does. In
 * either, a coach is shown targets by grant only.
 *
 * @param viewer null for somebody who does not sit in the room
 * @param granting ids of those who let this viewer see targets; without a coach nobody's matter
 */
export function findAudience(
  { isCoachingRoom }: Kind,
  viewer: Placed | null,
  granting: readonly string[] = [],
): Audience {
  if (viewer && isCoach(viewer)) return coachAudience([viewer.userId, ...granting]);
  return isCoachingRoom ? plain(viewer?.userId ?? STRANGER) : EVERYONE;
}

function coachAudience(targetsOf: readonly string[]): Audience {
  const ids = [...new Set(targetsOf)].sort();
  return { key: [ALL, ...ids].join(" "), sees: ALL, targetsOf: new Set(ids) };
}

/** Whether an audience sees a member: everyone sees themselves and the coaches. */
export function isVisibleTo({ sees }: Audience, member: Placed): boolean {
  return sees === ALL || isCoach(member) || member.userId === sees;
}

/** Those of these people whom an audience sees. */
export const filterVisible = <Person extends Placed>(
  audience: Audience,
  people: readonly Person[],
): Person[] => people.filter((person) => isVisibleTo(audience, person));

/** Whether an audience is shown the targets of a member who shares them with the room. */
export function isTargetVisibleTo({ targetsOf }: Audience, userId: string): boolean {
  return targetsOf === null || targetsOf.has(userId);
}

/** Somebody's sessions in a room. */
interface Sessions {
  userId: string;
  session: { target: string | null } | null;
  recent: readonly { target: string | null }[];
}

/** A seat as an audience is shown it: the same, or without its targets. */
export function redactForAudience<Of extends Sessions>(audience: Audience, seat: Of): Of {
  if (isTargetVisibleTo(audience, seat.userId)) return seat;
  return {
    ...seat,
    session: seat.session && { ...seat.session, target: null },
    recent: seat.recent.map((session) => ({ ...session, target: null })),
  };
}

/**
 * As whom a person is shown who the members are, by name and number. Here an owner of a practice
 * has all of them: they invite and remove people. It shows no session and nobody's presence.
 */
export function findListAudience(room: Kind, viewer: Placed): Audience {
  return viewer.role === "owner" ? EVERYONE : findAudience(room, viewer);
}

/**
 * The version that goes out with a room's state. That of a practice counts what others do as well,
 * so it stays inside; screens then tell older from newer by the server's clock.
 */
export function findVisibleVersion({
  isCoachingRoom,
  version,
}: Kind & { version: number }): number {
  return isCoachingRoom ? 0 : version;
}
