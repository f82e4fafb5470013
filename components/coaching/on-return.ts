/** A return to a tab fires several events within a few milliseconds. */
const DEBOUNCE_MS = 150;
const EVENTS = ["focus", "pageshow", "online"] as const;

/**
 * Calls back once when the page is returned to: by Back, from another tab, or online again.
 *
 * @returns stops listening.
 */
export function onReturn(callback: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(callback, DEBOUNCE_MS);
  };
  const onVisible = () => document.visibilityState === "visible" && schedule();
  for (const event of EVENTS) addEventListener(event, schedule);
  document.addEventListener("visibilitychange", onVisible);
  // Back within the app shows the page from the router's cache and fires no event.
  schedule();
  return () => {
    clearTimeout(timer);
    for (const event of EVENTS) removeEventListener(event, schedule);
    document.removeEventListener("visibilitychange", onVisible);
  };
}
