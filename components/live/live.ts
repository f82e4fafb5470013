import { serverClock } from "./clock";
import { LiveState } from "./live-state";
import { realBrowser } from "./stream/browser-env";
import { LiveTab } from "./stream/live-tab";

const WAKE_CHECK_MS = 5_000;
const WAKE_DRIFT_MS = 3_000;

let tab: LiveTab | null = null;

/** This tab's one live client, made when first asked for. Only in the browser. */
export function live(): LiveTab {
  if (tab) return tab;
  const made = new LiveTab(randomId(), realBrowser(), new LiveState(serverClock));
  tab = made;
  addEventListener("pagehide", () => made.leave());
  addEventListener("pageshow", (event) => event.persisted && made.announce());
  addEventListener("online", () => made.wake());
  addEventListener("offline", () => made.state.setConnection("offline"));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") made.nudge();
  });
  watchForWaking(made);
  return made;
}

/** 128 random bits as text; `crypto.randomUUID` is missing at an insecure address. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join(
    "-",
  );
}

/** In a sleeping device the wall clock goes on and the counting one, in most browsers, does not. */
function watchForWaking(made: LiveTab): void {
  const drift = () => Date.now() - performance.now();
  let last = drift();
  setInterval(() => {
    const now = drift();
    if (Math.abs(now - last) > WAKE_DRIFT_MS) made.wake();
    last = now;
  }, WAKE_CHECK_MS);
}
