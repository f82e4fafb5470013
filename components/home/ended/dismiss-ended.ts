import { live } from "../../live/live";
import { writeCookie } from "../../shell/cookies";
import { ENDED_COOKIE } from "./ended-cookie";

/** Puts an ended session aside: in the other tabs of the browser now, and on the pages to come. */
export function dismissEnded(sessionId: string): void {
  writeCookie(ENDED_COOKIE, sessionId);
  live().dismissEnded(sessionId);
}
