import type { FocusSession } from "../live/session";

export type SignalKind = "end" | "fiveLeft";

type Times = Pick<FocusSession, "startedAt" | "plannedEnd">;

const WARNING_MS = 5 * 60_000;
/** An end that this device slept through is signalled when it wakes, up to this late. */
const LATEST_END_MS = 5 * 60_000;
/** "5 minutes left" is wrong a moment later. */
const LATEST_WARNING_MS = 30_000;
/** Up to this late the end was seen as it came; later the server is asked how the session ended. */
const ON_TIME_MS = 10_000;

/** Epoch ms of the warning; null for a session so short that it would come at the start. */
export function findWarningTime({ startedAt, plannedEnd }: Times): number | null {
  const at = plannedEnd - WARNING_MS;
  return at > startedAt ? at : null;
}

/** Epoch ms of the session's next signal after `now`: the warning or the planned end. */
export function findNextSignalTime(session: Times, now: number): number {
  const warning = findWarningTime(session);
  return warning !== null && warning > now ? warning : session.plannedEnd;
}

export type Timing = "early" | "onTime" | "late" | "tooLate";

/** Whether the end is still to come, just came, came while the device slept, or is long over. */
export function judgeEnd({ plannedEnd }: Times, now: number): Timing {
  if (now < plannedEnd) return "early";
  if (now - plannedEnd <= ON_TIME_MS) return "onTime";
  return now - plannedEnd <= LATEST_END_MS ? "late" : "tooLate";
}

/** The same for the warning, which is never given late. */
export function judgeWarning(session: Times, now: number): Exclude<Timing, "late"> {
  const warning = findWarningTime(session);
  if (warning === null) return "tooLate";
  if (now < warning) return "early";
  return now - warning <= LATEST_WARNING_MS ? "onTime" : "tooLate";
}
