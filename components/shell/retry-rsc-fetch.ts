/** What the router asks a page's data by; a prefetch is nothing that anybody waits for. */
const PAGE_HEADER = "rsc";
const PREFETCH_HEADER = "next-router-prefetch";

/** A proxy's answers while the app behind it starts anew. */
const IN_BETWEEN = [502, 503, 504];

/** Milliseconds before asking again; the last stands for all that follow. */
const PAUSES = [500, 1_000, 2_000, 3_000];

/**
 * `fetch` that takes a page's data whole or asks for them again. The router draws them while they
 * arrive, so a server that ends half-way would put an error in the place of the screen, and one
 * that cannot be reached the browser's own error page: the running session and what was typed would
 * be gone. So the screen stays as it is until the server is back.
 *
 * @param pause waits for so many milliseconds.
 */
export function takingPagesWhole(
  fetch: typeof globalThis.fetch,
  pause: (ms: number) => Promise<unknown>,
): typeof globalThis.fetch {
  return async (input, init) => {
    if (!isPage(init)) return fetch(input, init);
    for (let tries = 0; ; tries += 1) {
      const response = await wholeOrNull(() => fetch(input, init), init?.signal);
      if (response) return response;
      await pause(PAUSES[tries] ?? (PAUSES.at(-1) as number));
    }
  };
}

function isPage(init: RequestInit | undefined): boolean {
  const headers = new Headers(init?.headers);
  return (
    (init?.method ?? "GET") === "GET" && headers.has(PAGE_HEADER) && !headers.has(PREFETCH_HEADER)
  );
}

async function wholeOrNull(
  ask: () => Promise<Response>,
  signal: AbortSignal | null | undefined,
): Promise<Response | null> {
  try {
    const response = await ask();
    if (IN_BETWEEN.includes(response.status)) return null;
    // Reading a copy to its end leaves the whole body waiting in the original.
    await response.clone().arrayBuffer();
    return response;
  } catch (error) {
    if (signal?.aborted) throw error;
    return null;
  }
}
