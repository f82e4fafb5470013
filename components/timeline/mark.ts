import type { Color } from "@/domain/focus-session/color";
import type { RecentSession } from "../live/seat";
import { type Segment, segmentIn, type TimeWindow } from "./geometry";

/** How a session is drawn. Every kind has its own shape, so that none depends on colour alone. */
export interface Mark {
  key: string;
  kind: "running" | "completed" | "broken";
  isRest: boolean;
  hue: Color | "rest" | "none";
  /** From start to planned end. */
  whole: Segment;
  /** Marked unfocused after it ran to its end, so it has no minute at which it ended early. */
  isDrifted: boolean;
  /** From the start to the early or planned end; null outside the window. */
  done: Segment | null;
  /** The lost part of a session that ended early, from that minute. */
  lost: Segment | null;
  endsAt: number;
}

/**
 * The mark of a session in this window at `now` (epoch ms), or null outside it. The lost part ends
 * at `now` or at the next session, so that it covers neither later sessions nor the future.
 *
 * @param nextAt start of the next session, epoch ms.
 */
export function buildMark(
  session: RecentSession,
  window: TimeWindow,
  now: number,
  nextAt = Number.POSITIVE_INFINITY,
): Mark | null {
  const { startedAt: from, plannedEnd: to, brokenAt } = session;
  const whole = segmentIn(window, from, to);
  if (!whole) return null;
  const isRest = session.activity?.isRest ?? false;
  const isBroken = session.status === "broken";
  return {
    key: String(from),
    kind: isBroken ? "broken" : to > now ? "running" : "completed",
    isRest,
    hue: isRest ? "rest" : (session.activity?.color ?? "none"),
    whole,
    isDrifted: isBroken && brokenAt === null,
    done: brokenAt === null ? whole : segmentIn(window, from, brokenAt),
    lost: brokenAt === null ? null : segmentIn(window, brokenAt, Math.min(to, now, nextAt)),
    endsAt: to,
  };
}

/** The marks of one member's sessions, in the given order. */
export function buildMarks(sessions: readonly RecentSession[], window: TimeWindow, now: number) {
  const starts = sessions.map(({ startedAt }) => startedAt);
  return sessions
    .map((session) => {
      const nextAt = Math.min(...starts.filter((start) => start > session.startedAt));
      return buildMark(session, window, now, nextAt);
    })
    .filter((mark) => mark !== null);
}
