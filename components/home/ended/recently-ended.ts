import { shownStatusAt } from "@/domain/focus-session/status";
import type { FocusSession } from "../../live/session";

/** How long an ended session is shown for review when the page is opened or reloaded. */
const FRESH_MS = 10 * 60_000;

/** Whether a session ended within the last ten minutes before `now` (epoch ms). */
export function hasJustEnded(
  session: Pick<FocusSession, "plannedEnd" | "brokenAt" | "drifted">,
  now: number,
): boolean {
  if (shownStatusAt(session, now) === "running") return false;
  return now - (session.brokenAt ?? session.plannedEnd) < FRESH_MS;
}
