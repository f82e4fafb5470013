import type { GroupSession } from "@/domain/api/group-session";
import { parseInstant } from "@/domain/time/instant";

const MINUTE_MS = 60_000;
const WATCH_BEFORE_MS = 10 * MINUTE_MS;
const REMIND_BEFORE_MS = 5 * MINUTE_MS;
/** The server starts a group session at most this late. */
const WATCH_AFTER_MS = 2 * MINUTE_MS;

type Joined = Pick<GroupSession, "roomSlug" | "next" | "own">;

/**
 * The rooms that the browser watches so that the user is present at a joined start: from ten minutes
 * before it until it is known how it turned out for them.
 */
export function listWatchedRooms(sessions: readonly Joined[], now: number): string[] {
  const near = sessions.filter(({ next, own }) => {
    if (!next || !own || own.status !== null) return false;
    const startsAt = parseInstant(next.startsAt);
    return startsAt - now <= WATCH_BEFORE_MS && now - startsAt < WATCH_AFTER_MS;
  });
  return [...new Set(near.map(({ roomSlug }) => roomSlug))].sort();
}

/** Whether a joined group session starts so soon that the user is reminded of it. */
export function isRemindedOf({ next, own }: Joined, now: number): boolean {
  if (!next || !own) return false;
  const wait = parseInstant(next.startsAt) - now;
  return wait > 0 && wait <= REMIND_BEFORE_MS;
}
