import type { Instant } from "../time/instant";

/** The statuses of a focus session. They are derived and never stored. */
export const STATUSES = ["running", "completed", "broken"] as const;
export type Status = (typeof STATUSES)[number];

/** The stored facts that a status follows from. */
export interface StatusFacts {
  plannedEnd: Instant;
  brokenAt: Instant | null;
  driftedAt: Instant | null;
}

/**
 * Status of a focus session at an instant of the database's clock (PRODUCT.md, rules 6, 7 and 9).
 * A session is over at its planned end, that instant included. In SQL: db/status-sql.ts.
 */
export function statusAt(session: StatusFacts, now: Instant): Status {
  if (session.brokenAt !== null || session.driftedAt !== null) return "broken";
  return Number(now) < Number(session.plannedEnd) ? "running" : "completed";
}

/** The status at `now` (epoch ms) of a session, for screens that change when the session ends. */
export function shownStatusAt(
  {
    plannedEnd,
    brokenAt,
    drifted,
  }: { plannedEnd: number; brokenAt: number | null; drifted: boolean },
  now: number,
): Status {
  return statusAt({ plannedEnd, brokenAt, driftedAt: drifted ? plannedEnd : null }, now);
}
