import { readdir } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { dirname } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runtime } from "../process/runtime.mjs";
import { API, ask, startRouter } from "../testing/router";

test("sets the security headers on every response", async () => {
  const { port } = await startRouter();
  for (const path of ["/", "/broken", "/api/live"]) {
    expect((await ask(port, { path })).headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
      "cross-origin-opener-policy": "same-origin",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    });
  }
});

test("tells browsers to use https only on an https site, and never over plain http", async () => {
  const hstsOf = async (options: { hasHsts: boolean; proxies?: number }, protocol?: string) => {
    const { port } = await startRouter(options);
    const headers: Record<string, string> = protocol ? { "x-forwarded-proto": protocol } : {};
    return (await ask(port, { headers })).headers["strict-transport-security"];
  };
  expect(await hstsOf({ hasHsts: true })).toBe("max-age=63072000");
  expect(await hstsOf({ hasHsts: true, proxies: 1 }, "https")).toBe("max-age=63072000");
  expect(await hstsOf({ hasHsts: true, proxies: 1 }, "http")).toBeUndefined();
  expect(await hstsOf({ hasHsts: false })).toBeUndefined();
});

const BAD_PATHS = [
  "*",
  "http://a:b@c:99999/",
  "http://localhost/",
  "/invite/%ff",
  "/rooms/%00",
  "/%",
  "/_next/static/../../dashboard",
  "/api/../dashboard",
  "/api/auth/%2e%2e/%2E./dashboard",
  "/_next/static\\..\\..\\dashboard",
  "/_next/static/..%2f..%2fdashboard",
  "/api/./trpc",
  "/..",
];

test.each(BAD_PATHS)("refuses %s in place of a path", async (path) => {
  const { port, passed } = await startRouter();
  expect(await ask(port, { path })).toMatchObject({
    status: 400,
    answer: { error: { data: { reason: "invalid_input" } } },
  });
  expect(passed).toEqual([]);
});

test.each([
  "/api",
  "/api/",
  "/api/none",
  "/api/trpc",
  "/api/trpc/a/b",
  "/api/live/x",
  "/api/auth",
  "/api/export/none",
  "/_global-error",
])("answers %s, for which Next would draw a page, with 404", async (path) => {
  const { port, passed } = await startRouter();
  expect(await ask(port, { path })).toMatchObject({
    status: 404,
    answer: { error: { data: { reason: "procedure_not_found" } } },
  });
  expect(passed).toEqual([]);
});

test("passes every route of the API on", async () => {
  const { port, passed } = await startRouter();
  const files = await readdir("app/api", { recursive: true });
  const paths = files
    .filter((file) => file.endsWith("route.ts"))
    .map((file) => `/api/${dirname(file)}`.replace(/\[.*\]/, "any"));
  for (const path of paths) await ask(port, { path });
  expect(passed.map(({ url }) => url)).toEqual(paths);
  expect(paths).toContain("/api/trpc/any");
});

test.each(["garbage", "[]", "1", "null", '["",{"children":[1,{}]}]', "%"])(
  "refuses the state %s of the browser's router, which Next could not read",
  async (state) => {
    const { port, passed } = await startRouter();
    const headers = { rsc: "1", "next-router-state-tree": state };
    expect(await ask(port, { headers })).toMatchObject({ status: 400 });
    expect(passed).toEqual([]);
  },
);

test("passes a state of the browser's router on", async () => {
  const { port, passed } = await startRouter();
  const state = encodeURIComponent('["",{"children":["dashboard",{"children":["__PAGE__",{}]}]}]');
  await ask(port, { headers: { rsc: "1", "next-router-state-tree": state } });
  expect(passed).toHaveLength(1);
});

test("answers methods that the app does not have with 405, and OPTIONS with those it has", async () => {
  const { port, passed } = await startRouter();
  for (const method of ["TRACE", "PUT", "DELETE", "PATCH", "PROPFIND"]) {
    const { status, headers, answer } = await ask(port, { path: API, method });
    expect([status, headers.allow]).toEqual([405, "GET, HEAD, POST, OPTIONS"]);
    expect(answer.error.data.reason).toBe("invalid_input");
  }
  for (const path of ["/healthz", "/readyz", "/sign-in", "/api/export/history", "/api/none"]) {
    const { status, headers } = await ask(port, { path, method: "POST", body: Buffer.from("x") });
    expect([status, headers.allow]).toEqual([405, "GET, HEAD, OPTIONS"]);
  }
  const { status, headers } = await ask(port, { path: API, method: "OPTIONS" });
  expect([status, headers.allow]).toEqual([204, "GET, HEAD, POST, OPTIONS"]);
  expect(passed).toEqual([]);
});

test("takes the address from the socket, not from the client's headers", async () => {
  const { port } = await startRouter();
  const headers = { "x-stint-address": "6.6.6.6", "x-forwarded-for": "6.6.6.6" };
  expect((await ask(port, { headers })).answer["x-stint-address"]).toBe("127.0.0.1");
});

test("behind proxies, takes the address that the outermost trusted one saw", async () => {
  const { port } = await startRouter({ proxies: 2 });
  const addressFor = async (forwarded?: string) => {
    const headers: Record<string, string> =
      forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
    return (await ask(port, { headers })).answer["x-stint-address"];
  };
  expect(await addressFor("6.6.6.6, 203.0.113.7, 10.0.0.2")).toBe("203.0.113.7");
  expect(await addressFor("203.0.113.7,10.0.0.2")).toBe("203.0.113.7");
  expect(await addressFor("10.0.0.2")).toBe("127.0.0.1");
  expect(await addressFor()).toBe("127.0.0.1");
});

test("handles the stream and the health checks without Next", async () => {
  const { port, passed } = await startRouter();
  const seen: string[] = [];
  const handler = (name: string) => (req: IncomingMessage, res: { end(): void }) => {
    seen.push(`${name} ${req.url}`);
    res.end();
  };
  runtime.handleHealth = handler("health");
  runtime.handleReady = async (req, res) => handler("ready")(req, res);
  runtime.handleLive = async (req, res) => handler("live")(req, res);
  onTestFinished(() => {
    runtime.handleHealth = runtime.handleReady = runtime.handleLive = null;
  });
  for (const path of ["/healthz", "/readyz?a", "/api/live?room=x", "/lively"]) {
    await ask(port, { path });
  }
  expect(seen).toEqual(["health /healthz", "ready /readyz?a", "live /api/live?room=x"]);
  expect(passed.map((req) => req.url)).toEqual(["/lively"]);
});

test("handles procedures without Next, and only those", async () => {
  const { port, passed } = await startRouter();
  const handled: string[] = [];
  runtime.handleTrpc = async (req, res) => {
    handled.push(`${req.method} ${req.url}`);
    res.end();
  };
  onTestFinished(() => {
    runtime.handleTrpc = null;
  });
  for (const [method, path] of [
    ["GET", "/api/trpc/account.me,room.list?batch=1"],
    ["POST", "/api/trpc/room.create"],
    ["HEAD", "/api/trpc/account.me"],
    ["GET", "/api/trpc/"],
    ["GET", "/api/trpc/account.me/x"],
    ["GET", "/api/trpcs/x"],
  ]) {
    await ask(port, { method, path });
  }
  expect(handled).toEqual([
    "GET /api/trpc/account.me,room.list?batch=1",
    "POST /api/trpc/room.create",
    "HEAD /api/trpc/account.me",
  ]);
  expect(passed).toEqual([]);
});

test("opens no stream and closes connections during shutdown", async () => {
  const { port } = await startRouter();
  runtime.handleLive = async (_, res) => void res.end();
  runtime.isShuttingDown = true;
  onTestFinished(() => {
    runtime.handleLive = null;
    runtime.isShuttingDown = false;
  });
  expect((await ask(port, { path: "/api/live" })).status).toBe(503);
  expect((await ask(port)).headers.connection).toBe("close");
});
