import type { Mark } from "./mark";

/** A session that has not started: drawn dotted. Instants are epoch ms. */
export interface PlannedSession {
  key: string;
  from: number;
  to: number;
  hue: Mark["hue"];
  /** Written inside the block, e.g. "until 21:42". */
  label?: string;
  /** Said of the row to screen readers, e.g. "Joined the 22:00 group session". */
  text?: string;
}

/**
 * The parts of planned sessions to draw: each begins after the running session and the planned ones
 * before it, because a person can run only one at a time.
 *
 * @param busyUntil the end of the running session (epoch ms), or null.
 */
export function cutOverlaps(
  planned: readonly PlannedSession[],
  busyUntil: number | null,
): PlannedSession[] {
  let free = busyUntil ?? 0;
  const inOrder = planned.toSorted((a, b) => a.from - b.from);
  return inOrder.flatMap((session) => {
    const from = Math.max(session.from, free);
    free = Math.max(free, session.to);
    return from < session.to ? [{ ...session, from }] : [];
  });
}
