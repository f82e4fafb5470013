import { isCoach, type Position } from "./permissions";

/** A position, and whether the coach in it has yet to agree to be seen. */
export interface PositionWithAgreement extends Position {
  awaitsAgreement: boolean;
}

/** A coach whom everyone in the room sees. In SQL: `isShownCoachSeat`. */
export const isShownCoach = (member: PositionWithAgreement): boolean =>
  isCoach(member) && !member.awaitsAgreement;

/**
 * The result of a change of position. In a coaching room, members see the coaches but not each other.
 * So a member whom somebody else makes a coach stays invisible until they agree. A person who starts
 * to coach by their own act agrees by doing so. The agreement ends when they stop coaching.
 */
export function changePosition(
  before: PositionWithAgreement,
  after: Position,
  { isCoachingRoom, isOwnAct }: { isCoachingRoom: boolean; isOwnAct: boolean },
): PositionWithAgreement {
  const needsAgreement = isCoachingRoom && isCoach(after) && !isOwnAct;
  return { ...after, awaitsAgreement: needsAgreement && !isShownCoach(before) };
}
