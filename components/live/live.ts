import { LiveState } from "./live-state";
import { serverClock } from "./server-clock";
import { realBrowser } from "./stream/browser-env";
import { LiveTab } from "./stream/live-tab";
import { randomId } from "./stream/random-id";

const WAKE_CHECK_MS = 5_000;
const WAKE_DRIFT_MS = 3_000;

let tab: LiveTab | null = null;

/** This tab's live client, created on first use. Only in the browser. */
export function live(): LiveTab {
  if (tab) return tab;
  const created = new LiveTab(randomId(), realBrowser(), new LiveState(serverClock));
  tab = created;
  addEventListener("pagehide", () => created.leave());
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    if (created.isPageReplaced) location.reload();
    else created.announce();
  });
  addEventListener("online", () => created.wake());
  addEventListener("offline", () => created.state.setConnection("offline"));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") created.nudge();
  });
  watchForWaking(created);
  return created;
}

/** For `useSyncExternalStore`: calls back on every change of the tab's live state. */
export const subscribeToLive = (onChange: () => void) => live().state.subscribe(onChange);

/** While a device sleeps, the wall clock goes on; `performance.now` in most browsers does not. */
function watchForWaking(client: LiveTab): void {
  const clockDifference = () => Date.now() - performance.now();
  let last = clockDifference();
  setInterval(() => {
    const now = clockDifference();
    if (Math.abs(now - last) > WAKE_DRIFT_MS) client.wake();
    last = now;
  }, WAKE_CHECK_MS);
}
