import type { PositionWithAgreement } from "./coach-agreement";
import { isCoach, type Position } from "./permissions";

/** A member who stays when the owner leaves. */
export interface RemainingMember extends PositionWithAgreement {
  userId: string;
  joinedAt: Date;
}

/** The room keeps an owner, passes to a member, or closes. */
export type Succession<Person> =
  | { outcome: "stays" }
  | { outcome: "passes"; to: Person; position: Position }
  | { outcome: "closes" };

/**
 * Decides whether a room stays, passes on or closes when an owner deletes their account. Without
 * another owner it passes to the member who joined first, or to a coach if there are only coaches. A
 * coaching room passes to a coach and otherwise closes: its members agreed to be seen by coaches, not
 * by one of themselves. Coaches whom the members see come first. The new owner goes on coaching, and
 * so sees as much as before. The id decides between members who joined at the same instant, so that
 * every process finds the same one.
 */
export function findSuccession<Person extends RemainingMember>(
  { isCoachingRoom }: { isCoachingRoom: boolean },
  members: readonly Person[],
): Succession<Person> {
  if (members.some(({ role }) => role === "owner")) return { outcome: "stays" };
  const [to] = members
    .filter((member) => !isCoachingRoom || isCoach(member))
    .sort(
      (a, b) =>
        Number(isCoach(a)) - Number(isCoach(b)) ||
        Number(a.awaitsAgreement) - Number(b.awaitsAgreement) ||
        a.joinedAt.getTime() - b.joinedAt.getTime() ||
        (a.userId < b.userId ? -1 : 1),
    );
  if (!to) return { outcome: "closes" };
  return { outcome: "passes", to, position: { role: "owner", alsoCoaches: isCoach(to) } };
}
