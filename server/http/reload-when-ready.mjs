/**
 * Runs in the browser: unavailable-page.mjs writes its source into the page, so it can use nothing
 * outside itself. Reloads the page once the server is ready, until a deadline. The deadline counts
 * from the first failure, whose time is kept in the history entry, because that survives reloads.
 *
 * @param {{ everyMs: number, reloadAfterMs: number, giveUpAfterMs: number, stopped: string }} options
 */
export function reloadWhenReady({ everyMs, reloadAfterMs, giveUpAfterMs, stopped }) {
  const loadedAt = Date.now();
  const since = history.state?.unavailableSince ?? loadedAt;
  history.replaceState({ unavailableSince: since }, "");

  // Random, so that waiting pages do not all come back at the same moment.
  const attemptLater = () => setTimeout(attempt, everyMs * (1 + Math.random()));

  async function attempt() {
    if (Date.now() - since > giveUpAfterMs) {
      const status = document.querySelector("[role=status]");
      if (status) status.textContent = stopped;
      return;
    }
    // Without an answer, a reload would replace this page with the browser's own error page.
    const status = await fetch("/readyz", { cache: "no-store" }).then(
      (answer) => answer.status,
      () => null,
    );
    const isReady = status !== null && status !== 503;
    if (isReady || (status !== null && Date.now() - loadedAt > reloadAfterMs)) location.reload();
    else attemptLater();
  }

  document.querySelector(".again")?.addEventListener("click", (event) => {
    event.preventDefault();
    history.replaceState(null, "");
    location.reload();
  });
  attemptLater();
}
