import { live } from "../../live/live";
import { LEFT_COOKIE, type LeftHow, writeCookie } from "../../shell/cookies";

/** Long enough for the next page, too short for the next visit. */
const MESSAGE_S = 20;

/** Reloads all tabs and opens the home page, which says how the account was left. */
export function finishSignOut(how: LeftHow): void {
  writeCookie(LEFT_COOKIE, how, MESSAGE_S);
  live().accountChanged({ reload: true });
  location.assign("/");
}
