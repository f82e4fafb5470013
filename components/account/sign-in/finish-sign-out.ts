import { live } from "../../live/live";
import { LEFT_COOKIE, type LeftHow, writeCookie } from "../../shell/cookies";

/** Long enough for the page that follows, too short for the next visit. */
const SAID_FOR_S = 20;

/** Ends on the first page, which says how the account left; all other tabs follow. */
export function leave(how: LeftHow): void {
  writeCookie(LEFT_COOKIE, how, SAID_FOR_S);
  live().accountChanged({ reload: true });
  location.assign("/");
}
