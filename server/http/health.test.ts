import { once } from "node:events";
import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Database } from "@/db/client";
import { runtime } from "../process/runtime.mjs";
import { handleHealth, handleReady } from "./health";

const server = createServer((req, res) =>
  req.url === "/healthz" ? handleHealth(req, res) : void handleReady(req, res),
);
beforeAll(() => once(server.listen(0, "127.0.0.1"), "listening"));
afterAll(() => {
  server.close();
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
});
afterEach(() => {
  // Forgets the last probe.
  vi.runAllTimers();
  vi.useRealTimers();
  runtime.database = null;
  runtime.isShuttingDown = false;
});

async function ask(path: string) {
  const { port } = server.address() as AddressInfo;
  const [res] = (await once(get({ port, host: "127.0.0.1", path, agent: false }), "response")) as [
    IncomingMessage,
  ];
  let text = "";
  for await (const part of res.setEncoding("utf8")) text += part;
  return `${res.statusCode} ${text.trim()}`;
}

/** Opens a database whose writing behaves like this. */
function openWith(transaction: () => Promise<void>) {
  const probe = { transaction } as unknown as Database["probe"];
  runtime.database = { probe } as Database;
}

test("is ready while the database accepts changes", async () => {
  openWith(async () => {});
  expect(await ask("/readyz")).toBe("200 ok");
});

test("is not ready when the database only answers reads", async () => {
  openWith(async () => {
    throw new Error("cannot execute INSERT in a read-only transaction");
  });
  expect(await ask("/readyz")).toBe("503 the database does not accept changes");
  expect(await ask("/healthz")).toBe("200 ok");
});

test("is not ready before the database is open, nor during shutdown", async () => {
  runtime.database = null;
  expect(await ask("/readyz")).toBe("503 the database does not accept changes");
  runtime.isShuttingDown = true;
  expect(await ask("/readyz")).toBe("503 shutting down");
  expect(await ask("/healthz")).toBe("200 ok");
});

test("probes once for many requests, and again a second later", async () => {
  const probe = vi.fn(async () => {});
  openWith(probe);
  await Promise.all(Array.from({ length: 20 }, () => ask("/readyz")));
  expect(await ask("/readyz")).toBe("200 ok");
  expect(probe).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  probe.mockRejectedValue(new Error("disk full"));
  expect(await ask("/readyz")).toBe("503 the database does not accept changes");
  expect(probe).toHaveBeenCalledTimes(2);
});

test("answers in time when the database does not, without probing it again", async () => {
  let settle = () => {};
  const hung = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const probe = vi.fn(() => hung);
  openWith(probe);
  for (let i = 0; i < 2; i += 1) {
    const answer = ask("/readyz");
    await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0), { interval: 1 });
    vi.advanceTimersByTime(2_000);
    expect(await answer).toBe("503 the database does not answer");
  }
  expect(probe).toHaveBeenCalledTimes(1);
  settle();
  await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0), { interval: 1 });
});
