import type { Reason } from "../api/reasons";
import { MIN_MINUTES } from "../focus-session/session-length";

const MINUTE_MS = 60_000;

/** The ways in which an occurrence can turn out for a person who joined it. */
export const OUTCOMES = ["present", "late", "absent", "busy", "missed"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The statuses of the attendance list. */
export const ATTENDANCE_STATUSES = ["present", "late", "absent", "busy"] as const;
export type AttendanceStatus = (typeof ATTENDANCE_STATUSES)[number];

/** An occurrence that was not started by then, because the server was away, is missed. */
const MISSED_AFTER_MS = 2 * MINUTE_MS;
/** After an outage, people have this long to reconnect before they count as absent. */
export const RECONNECT_MS = 15_000;
/** A start this soon after the instant counts from the instant itself. */
const PUNCTUAL_MS = 5_000;

interface Attempt {
  startsAt: Date;
  now: Date;
  /** Has an open stream of the room, or had one at the instant. */
  isPresent: boolean;
  /** Runs a session at the moment. */
  isRunning: boolean;
  /** The server was reachable for the last `RECONNECT_MS`. */
  isReconnectOver: boolean;
}

/**
 * Decides what happens to a person who joined, once the occurrence has begun (PRODUCT.md, rule 10):
 * their session starts, they are recorded as busy or absent, or the decision waits for their stream.
 */
export function decideStart(attempt: Attempt): "start" | "wait" | "busy" | "absent" | "missed" {
  const lateMs = attempt.now.getTime() - attempt.startsAt.getTime();
  if (lateMs > MISSED_AFTER_MS) return "missed";
  if (attempt.isRunning) return "busy";
  if (attempt.isPresent) return "start";
  return attempt.isReconnectOver ? "absent" : "wait";
}

/**
 * The start of a session that begins with the group. Within a few seconds it is the agreed instant, so
 * that the session has its full length. Later, or if the person's own session ended after the instant, it is now.
 *
 * @param freeSince the end of the person's previous session, or null.
 */
export function findStart(startsAt: Date, now: Date, freeSince: Date | null): Date {
  const isPunctual = now.getTime() - startsAt.getTime() <= PUNCTUAL_MS;
  return isPunctual && (freeSince === null || freeSince <= startsAt) ? startsAt : now;
}

/** Returns the reason why nobody can start with this common end any more, or null. */
export function findLatecomerProblem(endsAt: Date, now: Date): Reason | null {
  const leftMs = endsAt.getTime() - now.getTime();
  return leftMs >= MIN_MINUTES * MINUTE_MS ? null : "group_session_almost_over";
}

interface OccurrenceFacts {
  startsAt: Date;
  endsAt: Date;
  outcomes: readonly (Outcome | null)[];
}

export const OCCURRENCE_STATES = ["upcoming", "running", "missed", "ended"] as const;
export type OccurrenceState = (typeof OCCURRENCE_STATES)[number];

/** True if somebody's session ran with the group. Only such occurrences count in the attendance. */
const hasRun = (outcomes: readonly (Outcome | null)[]): boolean =>
  outcomes.some((outcome) => outcome === "present" || outcome === "late");

/** The state of an occurrence. It is missed when people had joined and nobody was started in time. */
export function findOccurrenceState(
  { startsAt, endsAt, outcomes }: OccurrenceFacts,
  now: Date,
): OccurrenceState {
  if (now < startsAt) return "upcoming";
  if (now >= endsAt) return "ended";
  const isLate = now.getTime() - startsAt.getTime() > MISSED_AFTER_MS;
  const isUnsettled = outcomes.some(
    (outcome) => outcome === "missed" || (outcome === null && isLate),
  );
  return isUnsettled && !hasRun(outcomes) ? "missed" : "running";
}

/** The status that others see. A person whose start was missed or refused was not there for them. */
export const toAttendanceStatus = (outcome: Outcome): AttendanceStatus =>
  outcome === "missed" ? "absent" : outcome;
