/** The only three statuses of a focus session. Derived, never stored. */
export const STATUSES = ["running", "completed", "broken"] as const;
export type Status = (typeof STATUSES)[number];

/** The stored facts a status follows from. */
export interface StatusFacts {
  plannedEnd: Date;
  brokenAt: Date | null;
  driftedAt: Date | null;
}

/**
 * Status of a focus session at an instant of the database clock (PRODUCT.md, rules 6, 7 and 9).
 * Broken wins over the clock; a session ends at its planned end, that instant included.
 */
export function statusAt(session: StatusFacts, now: Date): Status {
  if (session.brokenAt !== null || session.driftedAt !== null) return "broken";
  return now.getTime() < session.plannedEnd.getTime() ? "running" : "completed";
}
