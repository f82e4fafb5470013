import type { Status } from "@/domain/focus-session/status";

/**
 * An independent model of the rules in PRODUCT.md for tests: a list of sessions in whole
 * milliseconds, no database, no code shared with the app.
 */
export interface ModelSession {
  id: string;
  activityId: string;
  startedAt: number;
  plannedEnd: number;
  input: string;
  key: string | undefined;
  restartOf: string | null;
  brokenAt: number | null;
  driftedAt: number | null;
  note: string | null;
}

const MINUTE = 60_000;

export function findModelStatus(session: ModelSession, now: number): Status {
  if (session.brokenAt !== null || session.driftedAt !== null) return "broken";
  return now >= session.plannedEnd ? "completed" : "running";
}

/** The end of the time a session occupies, whatever its status. */
const freeFrom = (session: ModelSession) => session.brokenAt ?? session.plannedEnd;

/** True if a session occupies time between two instants. One broken at its start occupies none. */
const overlaps = (session: ModelSession, from: number, to: number) =>
  freeFrom(session) > session.startedAt &&
  from < to &&
  from < freeFrom(session) &&
  session.startedAt < to;

export const overlapping = (a: ModelSession, b: ModelSession): boolean =>
  overlaps(a, b.startedAt, freeFrom(b));

export interface StartInput {
  activityId: string;
  /** Minutes, or milliseconds from now until the end. */
  length: { minutes: number } | { untilMs: number };
  key: string | undefined;
  restartOf: string | null;
}

export const lengthKey = (input: StartInput["length"], now: number): string =>
  "minutes" in input ? `${input.minutes} min` : `until ${now + input.untilMs}`;

/** Expected result of a start: "accepted", "same" for a repeated one, or the reason. */
export function expectStart(sessions: ModelSession[], input: StartInput, now: number): string {
  const sent = sessions.find((session) => input.key !== undefined && session.key === input.key);
  if (sent) {
    const isSame =
      sent.activityId === input.activityId &&
      sent.input === lengthKey(input.length, now) &&
      sent.restartOf === input.restartOf;
    return isSame ? "same" : "idempotency_key_reused";
  }
  const origin = sessions.find((session) => session.id === input.restartOf);
  if (origin && findModelStatus(origin, now) !== "broken") return "restart_of_not_broken";
  if (sessions.some((session) => findModelStatus(session, now) === "running"))
    return "session_already_running";
  const ms = "minutes" in input.length ? input.length.minutes * MINUTE : input.length.untilMs;
  if (ms < 5 * MINUTE || ms > 180 * MINUTE) return "length_out_of_range";
  // Only possible after the clock went back.
  const isTaken = sessions.some((session) => overlaps(session, now, now + ms));
  return isTaken ? "session_already_running" : "accepted";
}

export function expectBreak(session: ModelSession, now: number): string {
  const isAllowed = session.brokenAt !== null || findModelStatus(session, now) === "running";
  return isAllowed ? "accepted" : "session_already_ended";
}

export function expectReview(
  session: ModelSession,
  drifted: boolean | undefined,
  now: number,
): string {
  const status = findModelStatus(session, now);
  if (status === "running") return "session_still_running";
  if (drifted === undefined || drifted === (session.driftedAt !== null)) return "accepted";
  return status === "broken" ? "session_already_broken" : "accepted";
}
