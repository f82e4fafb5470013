import type { Color } from "@/domain/focus-session/color";
import { serverClock } from "../../live/server-clock";
import { Favicon } from "./favicon";
import { formatTimeLeft } from "./time-left";

interface TabSession {
  name: string;
  hue: Color;
  /** Epoch ms. */
  startedAt: number;
  end: number;
}

/**
 * Shows a running session in the browser tab: `18:04 · Lab report`, and a favicon that fills. Returns
 * a function that restores the page's own.
 */
export function showSession({ name, hue, startedAt, end }: TabSession): () => void {
  const icon = new Favicon(hue);
  let ownTitle = "";
  let pageTitle = document.title;
  function show() {
    const left = Math.min(end - serverClock.now(), end - startedAt);
    // The router may have set another page's title meanwhile.
    if (document.title !== ownTitle) pageTitle = document.title;
    ownTitle = `${formatTimeLeft(left)} · ${name}`;
    document.title = ownTitle;
    icon.show(1 - left / (end - startedAt));
  }
  show();
  const timer = setInterval(show, 1_000);
  return () => {
    clearInterval(timer);
    if (document.title === ownTitle) document.title = pageTitle;
    icon.restore();
  };
}

const isPageFocused = () => document.visibilityState === "visible" && document.hasFocus();

/**
 * Shows `title` in the browser tab until the user looks at the page; not at all if they already do.
 * Returns a function that restores the page's title.
 */
export function showUntilSeen(title: string): () => void {
  if (isPageFocused()) return () => undefined;
  const pageTitle = document.title;
  document.title = title;
  function stop() {
    document.removeEventListener("visibilitychange", check);
    removeEventListener("focus", check);
    if (document.title === title) document.title = pageTitle;
  }
  function check() {
    if (isPageFocused()) stop();
  }
  document.addEventListener("visibilitychange", check);
  addEventListener("focus", check);
  return stop;
}
