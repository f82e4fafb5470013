import { isReason, type Reason } from "@/domain/api/reasons";
import type { FocusSession } from "@/domain/api/wire";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const dataOf = (error: unknown) => (isRecord(error) && isRecord(error.data) ? error.data : null);

/** Whether the server answered at all; false when the line, not the server, failed. */
export function wasAnswered(error: unknown): boolean {
  return dataOf(error) !== null;
}

/** The machine-readable reason of a failed call; `unexpected` when it carries none we know. */
export function failureReason(error: unknown): Reason {
  const reason = dataOf(error)?.reason;
  return typeof reason === "string" && isReason(reason) ? reason : "unexpected";
}

/** The id under which an unexpected failure stands in the server's log, if it has one. */
export function errorIdOf(error: unknown): string | null {
  const id = dataOf(error)?.id;
  return typeof id === "string" ? id : null;
}

/** The session that already runs, when that is why a start was refused. */
export function findRunningSession(error: unknown): FocusSession | null {
  if (failureReason(error) !== "session_already_running") return null;
  const details = dataOf(error)?.details;
  return isRecord(details) && details.session ? (details.session as FocusSession) : null;
}
