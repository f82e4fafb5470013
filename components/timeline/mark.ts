import type { RecentSession } from "@/domain/api/wire";
import type { Color } from "@/domain/focus-session/color";
import { type Period, spanOf, type TimeWindow } from "./geometry";

/** How a session is drawn; every kind has its own shape, so that none rests on colour alone. */
export interface Mark {
  key: string;
  kind: "running" | "completed" | "broken";
  isRest: boolean;
  hue: Color | "rest" | "none";
  /** From start to planned end. */
  whole: Period;
  /** It ran to its end and its person owned up afterwards: there is no minute at which it broke. */
  isDrifted: boolean;
  /** From start to the minute it broke, to the end if it never did; null when out of the window. */
  kept: Period | null;
  /** What was lost of a broken one, from the minute it broke. */
  lost: Period | null;
  endsAt: number;
}

/**
 * What of a session is to be drawn in this window at `now` (epoch ms), or null if nothing. The lost
 * rest of a broken one ends at `now`, and where the next session begins: what is past takes no place
 * of what came after, nor of what is to come.
 *
 * @param nextAt start of the session after it, epoch ms.
 */
export function markOf(
  session: RecentSession,
  window: TimeWindow,
  now: number,
  nextAt = Number.POSITIVE_INFINITY,
): Mark | null {
  const from = Date.parse(session.startedAt);
  const to = Date.parse(session.plannedEnd);
  const whole = spanOf(window, from, to);
  if (!whole) return null;
  const isRest = session.activity?.isRest ?? false;
  const isBroken = session.status === "broken";
  const brokenAt = session.brokenAt ? Date.parse(session.brokenAt) : null;
  return {
    key: session.startedAt,
    kind: isBroken ? "broken" : to > now ? "running" : "completed",
    isRest,
    hue: isRest ? "rest" : (session.activity?.color ?? "none"),
    whole,
    isDrifted: isBroken && brokenAt === null,
    kept: brokenAt === null ? whole : spanOf(window, from, brokenAt),
    lost: brokenAt === null ? null : spanOf(window, brokenAt, Math.min(to, now, nextAt)),
    endsAt: to,
  };
}

/** The marks of one person's sessions, in their order. */
export function marksOf(sessions: readonly RecentSession[], window: TimeWindow, now: number) {
  const starts = sessions.map(({ startedAt }) => Date.parse(startedAt));
  return sessions
    .map((session) => {
      const from = Date.parse(session.startedAt);
      const nextAt = Math.min(...starts.filter((start) => start > from));
      return markOf(session, window, now, nextAt);
    })
    .filter((mark) => mark !== null);
}
