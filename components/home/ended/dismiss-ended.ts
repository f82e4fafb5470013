import { live } from "../../live/live";
import { writeCookie } from "../../shell/cookies";

/** Holds the id of the ended session that was dismissed, so that a reload does not bring it back. */
export const ENDED_COOKIE = "stint-ended";

/** Dismisses an ended session in the browser's other tabs, and on pages rendered from now on. */
export function dismissEnded(sessionId: string): void {
  writeCookie(ENDED_COOKIE, sessionId);
  live().dismissEnded(sessionId);
}
