import type { Reason } from "../api/reasons";
import { type StatusFacts, statusAt } from "./status";

/** Why this session cannot be broken now, or null: only a running one can (PRODUCT.md, rule 7). */
export function findBreakProblem(session: StatusFacts, now: Date): Reason | null {
  return statusAt(session, now) === "running" ? null : "session_already_ended";
}

/**
 * Why this review cannot be taken, or null. Only an ended session is reviewed; owning up to
 * drifting needs a completed one and cannot be taken back (PRODUCT.md, rule 9).
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

/** Why a session cannot be a restart of this one, or null: it must be broken (PRODUCT.md, rule 8). */
export function findRestartProblem(session: StatusFacts, now: Date): Reason | null {
  return statusAt(session, now) === "broken" ? null : "restart_of_not_broken";
}
