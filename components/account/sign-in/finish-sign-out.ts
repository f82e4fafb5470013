import type { QueryClient } from "@tanstack/react-query";
import { live } from "../../live/live";
import { LEFT_COOKIE, type LeftHow, writeCookie } from "../../shell/cookies";

/** Long enough for the next page, too short for the next visit. */
const MESSAGE_S = 20;
const READS_UNDER_WAY_MS = 3_000;

/**
 * Ends the stream and waits for reads under way. Once signed out, the server would refuse them, and
 * the page would say that another device has signed this one out.
 */
export function prepareSignOut(queryClient: QueryClient): Promise<void> {
  live().suspend();
  return new Promise((resolve) => {
    let settled: ReturnType<typeof setTimeout> | undefined;
    // Later, because an answer may be followed by a second read of the same list.
    const check = () => {
      clearTimeout(settled);
      settled = setTimeout(() => queryClient.isFetching() === 0 && finish());
    };
    const unsubscribe = queryClient.getQueryCache().subscribe(check);
    const timer = setTimeout(finish, READS_UNDER_WAY_MS);
    function finish() {
      clearTimeout(timer);
      clearTimeout(settled);
      unsubscribe();
      resolve();
    }
    check();
  });
}

/** Reloads all tabs and opens the home page, which says how the account was left. */
export function finishSignOut(how: LeftHow): void {
  writeCookie(LEFT_COOKIE, how, MESSAGE_S);
  live().accountChanged({ reload: true });
  location.assign("/");
}
