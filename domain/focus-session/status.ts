/** The statuses of a focus session. They are derived and never stored. */
export const STATUSES = ["running", "completed", "broken"] as const;
export type Status = (typeof STATUSES)[number];

/** The stored facts that a status follows from. */
export interface StatusFacts {
  plannedEnd: Date;
  brokenAt: Date | null;
  driftedAt: Date | null;
}

/**
 * Status of a focus session at an instant of the database's clock (PRODUCT.md, rules 6, 7 and 9).
 * A session is over at its planned end, that instant included. In SQL: db/status-sql.ts.
 */
export function statusAt(session: StatusFacts, now: Date): Status {
  if (session.brokenAt !== null || session.driftedAt !== null) return "broken";
  return now.getTime() < session.plannedEnd.getTime() ? "running" : "completed";
}

/** The status at `now` of a `FocusSession`, for screens that change when the session ends. */
export function wireStatusAt(
  session: { plannedEnd: string; brokenAt: string | null; drifted: boolean },
  now: Date,
): Status {
  const plannedEnd = new Date(session.plannedEnd);
  const brokenAt = session.brokenAt ? new Date(session.brokenAt) : null;
  return statusAt({ plannedEnd, brokenAt, driftedAt: session.drifted ? plannedEnd : null }, now);
}
