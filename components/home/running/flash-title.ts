const isLookedAt = () => document.visibilityState === "visible" && document.hasFocus();

/**
 * Names the browser tab `title` until somebody looks at the page; when they do so already, not at
 * all. Returns how to stop.
 */
export function nameTabUntilSeen(title: string): () => void {
  if (isLookedAt()) return () => undefined;
  const pageTitle = document.title;
  document.title = title;
  function stop() {
    document.removeEventListener("visibilitychange", look);
    removeEventListener("focus", look);
    if (document.title === title) document.title = pageTitle;
  }
  function look() {
    if (isLookedAt()) stop();
  }
  document.addEventListener("visibilitychange", look);
  addEventListener("focus", look);
  return stop;
}
