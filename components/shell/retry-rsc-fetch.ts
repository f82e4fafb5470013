/**
 * The router sends this header when it asks for a page. A prefetch has it too, but is not retried,
 * because nobody waits for it.
 */
const PAGE_HEADER = "rsc";
const PREFETCH_HEADER = "next-router-prefetch";

/** A proxy's answers while the app behind it restarts. */
const RESTARTING = [502, 503, 504];

/** Milliseconds before each retry; the last one repeats. */
const PAUSES = [500, 1_000, 2_000, 3_000];

/**
 * Wraps `fetch` to retry requests for a page until the whole answer has arrived. The router renders
 * an answer as it arrives, so a server that stops half-way would replace the page with an error,
 * and what was typed would be lost. With retries the page stays until the server is back.
 *
 * @param pause waits this many milliseconds.
 */
export function retryRscFetch(
  fetch: typeof globalThis.fetch,
  pause: (ms: number) => Promise<unknown>,
): typeof globalThis.fetch {
  return async (input, init) => {
    if (!isPageRequest(init)) return fetch(input, init);
    for (let attempt = 0; ; attempt += 1) {
      const response = await fetchWhole(() => fetch(input, init), init?.signal);
      if (response) return response;
      await pause(PAUSES[attempt] ?? (PAUSES.at(-1) as number));
    }
  };
}

function isPageRequest(init: RequestInit | undefined): boolean {
  const headers = new Headers(init?.headers);
  return (
    (init?.method ?? "GET") === "GET" && headers.has(PAGE_HEADER) && !headers.has(PREFETCH_HEADER)
  );
}

async function fetchWhole(
  send: () => Promise<Response>,
  signal: AbortSignal | null | undefined,
): Promise<Response | null> {
  try {
    const response = await send();
    if (RESTARTING.includes(response.status)) return null;
    // Reading a clone to its end buffers the whole body for the original.
    await response.clone().arrayBuffer();
    return response;
  } catch (error) {
    if (signal?.aborted) throw error;
    return null;
  }
}
