import type { GroupSession } from "@/domain/api/group-session";
import { findLatecomerProblem } from "@/domain/group-session/start-rules";
import { parseInstant } from "@/domain/time/instant";

type Facts = Pick<GroupSession, "id" | "next" | "state" | "own">;

/**
 * The group sessions that home shows, soonest first: the one that runs and can still be joined, the
 * next one, and the next one that the user joined, which may be later.
 *
 * @param sessions soonest first.
 * @param now epoch ms.
 */
export function findNextGroupSessions<Session extends Facts>(
  sessions: readonly Session[],
  now: number,
): Session[] {
  const isAhead = ({ state }: Session) => state === "upcoming";
  const isOpen = ({ next, state }: Session) =>
    state === "running" &&
    next !== null &&
    findLatecomerProblem(new Date(parseInstant(next.endsAt)), new Date(now)) === null;
  const chosen = [
    sessions.find(isOpen),
    sessions.find(isAhead),
    sessions.find((session) => isAhead(session) && session.own !== null),
  ];
  return [...new Set(chosen)].filter((session) => session !== undefined);
}
