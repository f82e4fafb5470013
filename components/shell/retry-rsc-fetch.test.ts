import { describe, expect, test } from "vitest";
import { takingPagesWhole } from "./retry-rsc-fetch";

const PAGE = { headers: { rsc: "1" } };
const PREFETCH = { headers: { rsc: "1", "next-router-prefetch": "1" } };

/** A body that gives its first half and then breaks off. */
const cut = () =>
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
  const fetch = takingPagesWhole(
    async () => {
      const answer = answers[asked];
      asked += 1;
      if (!answer) throw new Error("asked too often");
      return answer();
    },
    async (ms) => pauses.push(ms),
  );
  return { fetch, pauses, asked: () => asked };
}

describe("a page's data", () => {
  test("are handed on as they came", async () => {
    const { fetch, asked } = browser(() => new Response("whole", { status: 404 }));
    const response = await fetch("/", PAGE);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe("whole");
    expect(asked()).toBe(1);
  });

  test("that broke off, or never came, are asked for again until they are whole", async () => {
    const unavailable = () => new Response("starting", { status: 503 });
    const { fetch, pauses } = browser(
      cut,
      lost,
      unavailable,
      lost,
      lost,
      () => new Response("whole"),
    );
    expect(await (await fetch("/", PAGE)).text()).toBe("whole");
    expect(pauses).toEqual([500, 1_000, 2_000, 3_000, 3_000]);
  });

  test("that nobody waits for any more are not asked for again", async () => {
    const ended = AbortSignal.abort();
    const { fetch, asked } = browser(lost);
    await expect(fetch("/", { ...PAGE, signal: ended })).rejects.toThrow("Failed to fetch");
    expect(asked()).toBe(1);
  });
});

test.each([
  ["a prefetch", PREFETCH],
  ["a call of the interface", undefined],
  ["a sent form", { ...PAGE, method: "POST" }],
])("%s fails as it always did", async (_, init) => {
  const { fetch, asked } = browser(lost);
  await expect(fetch("/", init)).rejects.toThrow("Failed to fetch");
  expect(asked()).toBe(1);
});
