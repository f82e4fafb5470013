import type { FocusSession as WireSession } from "@/domain/api/focus-session";
import { isReason, type Reason } from "@/domain/api/reasons";
import { type FocusSession, parseSession } from "../live/session";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const findErrorData = (error: unknown) =>
  isRecord(error) && isRecord(error.data) ? error.data : null;

/** False when the connection failed. */
export function wasAnswered(error: unknown): boolean {
  return findErrorData(error) !== null;
}

/** The machine-readable reason of a failed call; `unexpected` if it has no known one. */
export function failureReason(error: unknown): Reason {
  const reason = findErrorData(error)?.reason;
  return typeof reason === "string" && isReason(reason) ? reason : "unexpected";
}

/** The id of an unexpected failure in the server's log, if it has one. */
export function findErrorId(error: unknown): string | null {
  const id = findErrorData(error)?.id;
  return typeof id === "string" ? id : null;
}

/** When the session of this activity ends (epoch ms), if it runs and so cannot be changed. */
export function findActivityEnd(error: unknown): number | null {
  if (failureReason(error) !== "activity_running") return null;
  const details = findErrorData(error)?.details;
  return isRecord(details) && typeof details.until === "string" ? Date.parse(details.until) : null;
}

/** The session that is already running, if that is why a start was refused. */
export function findRunningSession(error: unknown): FocusSession | null {
  if (failureReason(error) !== "session_already_running") return null;
  const details = findErrorData(error)?.details;
  return isRecord(details) && details.session ? parseSession(details.session as WireSession) : null;
}
