import type { FocusSession } from "@/domain/api/focus-session";
import { wireStatusAt } from "@/domain/focus-session/status";

/** How long an ended session is shown for review when the page is opened or reloaded. */
const FRESH_MS = 10 * 60_000;

/** Whether a session ended within the last ten minutes before `now`. */
export function hasJustEnded(
  session: Pick<FocusSession, "plannedEnd" | "brokenAt" | "drifted">,
  now: Date,
): boolean {
  if (wireStatusAt(session, now) === "running") return false;
  return now.getTime() - Date.parse(session.brokenAt ?? session.plannedEnd) < FRESH_MS;
}
