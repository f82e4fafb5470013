import type { GroupSession } from "../api/group-session";
import { parseInstant } from "../time/instant";

type Facts = Pick<GroupSession, "id" | "next" | "isJoined">;

/** Whether two periods (epoch ms) have a moment in common; one may begin when the other ends. */
export const isOverlap = (a: Period, b: Period): boolean => a.from < b.to && b.from < a.to;

interface Period {
  from: number;
  to: number;
}

/** The first other group session that the viewer joined and that overlaps this one; or undefined. */
export function findJoinedOverlap<Session extends Facts>(
  session: Facts,
  others: readonly Session[],
): Session | undefined {
  const own = findPeriod(session);
  return others.find((other) => {
    const period = findPeriod(other);
    return other.id !== session.id && other.isJoined && own && period && isOverlap(own, period);
  });
}

function findPeriod({ next }: Facts): Period | null {
  return next && { from: parseInstant(next.startsAt), to: parseInstant(next.endsAt) };
}
