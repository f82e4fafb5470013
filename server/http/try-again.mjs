/**
 * Runs in the browser, as text in the page of unavailable-page.mjs: reloads the page once the server
 * is ready, until a deadline. A page that still fails is loaded again, so the time of the first
 * failure is in the history entry, which a reload keeps.
 *
 * @param {{ everyMs: number, reloadAfterMs: number, giveUpAfterMs: number, stopped: string }} options
 */
export function tryAgain({ everyMs, reloadAfterMs, giveUpAfterMs, stopped }) {
  const loadedAt = Date.now();
  const since = history.state?.unavailableSince ?? loadedAt;
  history.replaceState({ unavailableSince: since }, "");

  // Spread, so that all the pages that wait do not come back at the same moment.
  const later = () => setTimeout(attempt, everyMs * (1 + Math.random()));

  async function attempt() {
    if (Date.now() - since > giveUpAfterMs) {
      const status = document.querySelector("[role=status]");
      if (status) status.textContent = stopped;
      return;
    }
    // Without an answer a reload would replace this page with the browser's own.
    const status = await fetch("/readyz", { cache: "no-store" }).then(
      (answer) => answer.status,
      () => null,
    );
    const isReady = status !== null && status !== 503;
    if (isReady || (status !== null && Date.now() - loadedAt > reloadAfterMs)) location.reload();
    else later();
  }

  document.querySelector(".again")?.addEventListener("click", (event) => {
    event.preventDefault();
    history.replaceState(null, "");
    location.reload();
  });
  later();
}
