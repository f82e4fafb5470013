import type { Role } from "../room/permissions";

interface Participant {
  userId: string;
  role: Role;
  /** Their choice to take part in the room's comparison; coaches do not have it. */
  isCompared: boolean;
  /** They joined at least one occurrence that has begun. */
  hasJoined: boolean;
}

/**
 * Whether a member sees the attendance of others and is seen in it. It is reciprocal: a member who
 * never joined, or left the comparison, is in it for nobody else.
 */
const takesPart = ({ role, isCompared, hasJoined }: Participant): boolean =>
  hasJoined && (role === "coach" || isCompared);

/** The members whose attendance a viewer sees: those who take part, or only the viewer. */
export function listAttending<Person extends Participant>(
  viewer: Person,
  members: readonly Person[],
): Person[] {
  if (!viewer.hasJoined) return [];
  return takesPart(viewer)
    ? members.filter((member) => member.hasJoined && (takesPart(member) || member === viewer))
    : members.filter((member) => member.userId === viewer.userId);
}
