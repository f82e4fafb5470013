import { once } from "node:events";
import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { runtime } from "../process/runtime.mjs";
import { httpRouter } from "./http-router.mjs";

/** The router on a real server. In place of Next, a handler answers with the headers it received. */
async function startServer({ proxies = 0, hasHsts = false } = {}) {
  const passed: IncomingMessage[] = [];
  const bodies: string[] = [];
  const listener = httpRouter(
    async (req, res) => {
      passed.push(req);
      bodies.push(await text(req));
      if (req.url === "/broken") throw new Error("broken");
      res.end(JSON.stringify(req.headers));
    },
    { proxies, hasHsts },
  );
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close().closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { port, passed, bodies };
}

const API = "/api/auth/any";

interface Sent {
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: Buffer;
}

async function ask(port: number, { path = "/", method = "GET", headers = {}, body }: Sent = {}) {
  const req = request({ port, host: "127.0.0.1", path, method, headers });
  req.end(body);
  const [res] = (await once(req, "response")) as [IncomingMessage];
  return readAnswer(res);
}

/** Posts a body in chunks, without a declared length. */
async function sendChunks(port: number, chunks: Buffer[]) {
  const headers = { "transfer-encoding": "chunked" };
  const req = request({ port, host: "127.0.0.1", path: API, method: "POST", headers });
  for (const chunk of chunks) req.write(chunk);
  req.end();
  const [res] = (await once(req, "response")) as [IncomingMessage];
  return readAnswer(res);
}

async function readAnswer(res: IncomingMessage) {
  const body = await text(res);
  return { status: res.statusCode, headers: res.headers, answer: body ? JSON.parse(body) : null };
}

test("sets the security headers on every response", async () => {
  const { port } = await startServer();
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
    const { port } = await startServer(options);
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
];

test.each(BAD_PATHS)("refuses %s in place of a path", async (path) => {
  const { port, passed } = await startServer();
  expect(await ask(port, { path })).toMatchObject({
    status: 400,
    answer: { error: { data: { reason: "invalid_input" } } },
  });
  expect(passed).toEqual([]);
});

test("accepts a body of 64 KB and refuses one byte more", async () => {
  const { port, passed } = await startServer();
  const fits = await ask(port, { path: API, method: "POST", body: Buffer.alloc(65_536) });
  expect(fits.status).toBe(200);
  const body = Buffer.alloc(65_537);
  const { status, answer, headers } = await ask(port, { path: API, method: "POST", body });
  expect(status).toBe(413);
  expect(answer.error.data).toEqual({
    code: "PAYLOAD_TOO_LARGE",
    httpStatus: 413,
    reason: "body_too_large",
  });
  expect(headers.connection).toBe("close");
  expect(passed).toHaveLength(1);
});

test("refuses a body with a huge declared length without waiting for it", async () => {
  const { port, passed } = await startServer();
  const req = request({
    port,
    path: API,
    method: "POST",
    headers: { "content-length": "100000000" },
  });
  req.on("error", () => {});
  req.write("x");
  const [res] = (await once(req, "response")) as [IncomingMessage];
  expect(res.statusCode).toBe(413);
  expect(passed).toEqual([]);
  req.destroy();
});

test("answers methods that the app does not have with 405, and OPTIONS with those it has", async () => {
  const { port, passed } = await startServer();
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

test("accepts a body in chunks of 64 KB together, and hands it over whole", async () => {
  const { port, bodies } = await startServer();
  for (const length of [0, 1, 65_536]) {
    const body = Buffer.alloc(length, "x");
    expect((await sendChunks(port, [body])).status).toBe(200);
    expect(bodies.splice(0)).toEqual([body.toString()]);
  }
  expect((await sendChunks(port, Array(100).fill(Buffer.from("abc")))).status).toBe(200);
  expect(bodies).toEqual(["abc".repeat(100)]);
});

test("refuses a body in chunks of more than 64 KB before anything runs", async () => {
  const { port, passed } = await startServer();
  const { status, answer } = await sendChunks(port, Array(9).fill(Buffer.alloc(8_000)));
  expect([status, answer.error.data.reason]).toEqual([413, "body_too_large"]);
  expect(passed).toEqual([]);
});

test("refuses chunks that never end while they are still arriving", async () => {
  const { port, passed } = await startServer();
  const headers = { "transfer-encoding": "chunked" };
  const req = request({ port, host: "127.0.0.1", path: API, method: "POST", headers });
  req.on("error", () => {});
  req.write(Buffer.alloc(65_537));
  const [res] = (await once(req, "response")) as [IncomingMessage];
  expect([res.statusCode, res.headers.connection]).toEqual([413, "close"]);
  expect(passed).toEqual([]);
  req.destroy();
});

test("takes the address from the socket, not from the client's headers", async () => {
  const { port } = await startServer();
  const headers = { "x-stint-address": "6.6.6.6", "x-forwarded-for": "6.6.6.6" };
  expect((await ask(port, { headers })).answer["x-stint-address"]).toBe("127.0.0.1");
});

test("behind proxies, takes the address that the outermost trusted one saw", async () => {
  const { port } = await startServer({ proxies: 2 });
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
  const { port, passed } = await startServer();
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
  for (const path of ["/healthz", "/readyz?a", "/api/live?room=x", "/api/lively"]) {
    await ask(port, { path });
  }
  expect(seen).toEqual(["health /healthz", "ready /readyz?a", "live /api/live?room=x"]);
  expect(passed.map((req) => req.url)).toEqual(["/api/lively"]);
});

test("handles procedures without Next, and passes on other paths", async () => {
  const { port, passed } = await startServer();
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
  expect(passed).toHaveLength(3);
});

test("opens no stream and closes connections during shutdown", async () => {
  const { port } = await startServer();
  runtime.handleLive = async (_, res) => void res.end();
  runtime.isShuttingDown = true;
  onTestFinished(() => {
    runtime.handleLive = null;
    runtime.isShuttingDown = false;
  });
  expect((await ask(port, { path: "/api/live" })).status).toBe(503);
  expect((await ask(port)).headers.connection).toBe("close");
});
