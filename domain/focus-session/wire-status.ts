import type { FocusSession } from "../api/focus-session";
import { type Status, statusAt } from "./status";

/** The status at `now` of a session as it travels: for screens that turn over by themselves. */
export function wireStatusAt(
  session: Pick<FocusSession, "plannedEnd" | "brokenAt" | "drifted">,
  now: Date,
): Status {
  const plannedEnd = new Date(session.plannedEnd);
  const brokenAt = session.brokenAt ? new Date(session.brokenAt) : null;
  return statusAt({ plannedEnd, brokenAt, driftedAt: session.drifted ? plannedEnd : null }, now);
}
