import { isCoach, type Position } from "./permissions";

/** A position, and whether its holder must still agree to be seen as a coach. */
export interface Standing extends Position {
  awaitsAgreement: boolean;
}

/** A coach whom everyone in the room sees. In SQL: `isShownCoachSeat`. */
export const isShownCoach = (member: Standing): boolean =>
  isCoach(member) && !member.awaitsAgreement;

/**
 * The standing after a change of position. In a coaching room, members see the coaches but not each
 * other. So a person whom somebody else makes a coach stays invisible until they agree. Who starts
 * to coach by themselves agrees by doing so. The agreement ends with the coaching.
 */
export function changeStanding(
  before: Standing,
  after: Position,
  { isCoachingRoom, isOwnAct }: { isCoachingRoom: boolean; isOwnAct: boolean },
): Standing {
  const needsAgreement = isCoachingRoom && isCoach(after) && !isOwnAct;
  return { ...after, awaitsAgreement: needsAgreement && !isShownCoach(before) };
}
