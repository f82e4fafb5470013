import { describe, expect, test } from "vitest";
import { retryRscFetch } from "./retry-rsc-fetch";

const PAGE = { headers: { rsc: "1" } };
const PREFETCH = { headers: { rsc: "1", "next-router-prefetch": "1" } };

/** An answer whose body fails half-way. */
const truncated = () =>
  new Response(
    new ReadableStream({
      start: (body) => body.enqueue(new TextEncoder().encode("first ha")),
      pull: (body) => body.error(new TypeError("network error")),
    }),
  );
const lost = () => Promise.reject(new TypeError("Failed to fetch"));

function browser(...answers: (() => Response | Promise<Response>)[]) {
  const pauses: number[] = [];
  let asked = 0;
  const fetch = retryRscFetch(
    async () => {
      const answer = answers[asked];
      asked += 1;
      if (!answer) throw new Error("fetched too often");
      return answer();
    },
    async (ms) => pauses.push(ms),
  );
  return { fetch, pauses, asked: () => asked };
}

describe("a request for a page", () => {
  test("returns the answer unchanged", async () => {
    const { fetch, asked } = browser(() => new Response("whole", { status: 404 }));
    const response = await fetch("/", PAGE);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe("whole");
    expect(asked()).toBe(1);
  });

  test("retries a truncated or missing answer until it is whole", async () => {
    const unavailable = () => new Response("starting", { status: 503 });
    const { fetch, pauses } = browser(
      truncated,
      lost,
      unavailable,
      lost,
      lost,
      () => new Response("whole"),
    );
    expect(await (await fetch("/", PAGE)).text()).toBe("whole");
    expect(pauses).toEqual([500, 1_000, 2_000, 3_000, 3_000]);
  });

  test("does not retry once aborted", async () => {
    const aborted = AbortSignal.abort();
    const { fetch, asked } = browser(lost);
    await expect(fetch("/", { ...PAGE, signal: aborted })).rejects.toThrow("Failed to fetch");
    expect(asked()).toBe(1);
  });
});

test.each([
  ["a prefetch", PREFETCH],
  ["an API call", undefined],
  ["a submitted form", { ...PAGE, method: "POST" }],
])("does not retry %s", async (_, init) => {
  const { fetch, asked } = browser(lost);
  await expect(fetch("/", init)).rejects.toThrow("Failed to fetch");
  expect(asked()).toBe(1);
});
