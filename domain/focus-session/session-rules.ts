import type { Reason } from "../api/reasons";
import { type StatusFacts, statusAt } from "./status";

/**
 * Returns the reason why a session cannot be ended early now, or null (PRODUCT.md, rule 7). Ending
 * it early again is no problem and changes nothing.
 */
export function findBreakProblem(session: StatusFacts, now: Date): Reason | null {
  if (session.brokenAt) return null;
  return statusAt(session, now) === "running" ? null : "session_already_ended";
}

/**
 * Returns the reason why a session cannot be reviewed like this, or null. Only ended sessions are
 * reviewed. Only completed ones can be marked unfocused, and that cannot be undone (PRODUCT.md,
 * rule 9).
 */
export function findReviewProblem(
  session: StatusFacts,
  review: { drifted?: boolean | undefined },
  now: Date,
): Reason | null {
  const status = statusAt(session, now);
  if (status === "running") return "session_still_running";
  if (review.drifted === undefined) return null;
  const isDrifted = session.driftedAt !== null;
  if (review.drifted === isDrifted) return null;
  return status === "broken" ? "session_already_broken" : null;
}

/**
 * Returns the reason why this session cannot be restarted, or null. It must be broken (PRODUCT.md,
 * rule 8).
 */
export function findRestartProblem(session: StatusFacts, now: Date): Reason | null {
  return statusAt(session, now) === "broken" ? null : "restart_of_not_broken";
}
