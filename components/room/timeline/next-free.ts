import { isWithinReach } from "@/domain/focus-session/session-length";
import type { Seat } from "../../live/seat";

const MINUTE_MS = 60_000;

/** Who finishes first, alone or together with others. */
export interface NextFree<Runner> {
  /** Those who finish in the soonest minute; at least one. */
  first: [Runner, ...Runner[]];
  /** `alone`: the only one in session; `first`, `some`: one or several of more; `all`: everyone. */
  how: "alone" | "first" | "some" | "all";
}

/**
 * Finds who finishes first, to the minute; null when nobody is in session, and when it is the viewer,
 * who knows.
 */
export function findNextFree<Runner extends { userId?: string; plannedEnd: number }>(
  running: readonly Runner[],
  viewerId?: string,
): NextFree<Runner> | null {
  const soonest = Math.min(...running.map(endMinute));
  const [one, ...others] = running.filter((runner) => endMinute(runner) === soonest);
  if (!one) return null;
  const isEveryone = others.length + 1 === running.length;
  const isTogether = others.length > 0;
  const how = isTogether ? (isEveryone ? "all" : "some") : isEveryone ? "alone" : "first";
  const isViewer =
    viewerId !== undefined && [one, ...others].some(({ userId }) => userId === viewerId);
  if (isViewer && how !== "all") return null;
  return { first: [one, ...others], how };
}

const endMinute = ({ plannedEnd }: { plannedEnd: number }) => Math.floor(plannedEnd / MINUTE_MS);

/** The end (epoch ms) of a member's session, if a session started `now` (epoch ms) can end with it. */
export function findJoinableEnd({ state, session }: Seat, now: number): number | null {
  if (state !== "running" || !session) return null;
  return isWithinReach(session.plannedEnd, now) ? session.plannedEnd : null;
}
