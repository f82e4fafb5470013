const isPageFocused = () => document.visibilityState === "visible" && document.hasFocus();

/**
 * Shows `title` in the browser tab until the user looks at the page; not at all if they already do.
 * Returns a function that restores the page's title.
 */
export function flashTitle(title: string): () => void {
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
