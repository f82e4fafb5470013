import { shownStatusAt } from "@/domain/focus-session/status";
import type { FocusSession } from "../../live/session";

/** How long the result of a session is shown. */
const FRESH_MS = 10 * 60_000;

type Ended = Pick<FocusSession, "plannedEnd" | "brokenAt" | "drifted">;

/** Until when the result of an ended session is shown, epoch ms. */
export const findReviewEnd = ({ plannedEnd, brokenAt }: Pick<Ended, "plannedEnd" | "brokenAt">) =>
  (brokenAt ?? plannedEnd) + FRESH_MS;

/** Whether a session ended within the last ten minutes before `now` (epoch ms). */
export function hasJustEnded(session: Ended, now: number): boolean {
  if (shownStatusAt(session, now) === "running") return false;
  return now < findReviewEnd(session);
}
