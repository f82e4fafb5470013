import { once } from "node:events";
import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { runtime } from "../process/runtime.mjs";
import { httpRouter } from "./http-router.mjs";

/** The router on a real server. In place of Next, a handler answers with the headers it received. */
async function startServer({ proxies = 0 } = {}) {
  const passed: IncomingMessage[] = [];
  const listener = httpRouter(
    async (req, res) => {
      passed.push(req);
      if (req.url === "/broken") throw new Error("broken");
      res.end(JSON.stringify(req.headers));
    },
    { proxies },
  );
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close().closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { port, passed };
}

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
  let text = "";
  for await (const part of res.setEncoding("utf8")) text += part;
  return { status: res.statusCode, headers: res.headers, answer: text ? JSON.parse(text) : null };
}

test("sets the security headers on every response", async () => {
  const { port } = await startServer();
  for (const path of ["/", "/broken", "/api/live"]) {
    expect((await ask(port, { path })).headers).toMatchObject({
      "strict-transport-security": "max-age=63072000; includeSubDomains",
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
      "cross-origin-opener-policy": "same-origin",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    });
  }
});

test.each(["*", "http://a:b@c:99999/", "http://localhost/"])(
  "refuses %s in place of a path",
  async (path) => {
    const { port, passed } = await startServer();
    expect(await ask(port, { path })).toMatchObject({
      status: 400,
      answer: { error: { data: { reason: "invalid_input" } } },
    });
    expect(passed).toEqual([]);
  },
);

test("accepts a body of 64 KB and refuses one byte more", async () => {
  const { port, passed } = await startServer();
  const fits = await ask(port, { method: "POST", body: Buffer.alloc(65_536) });
  expect(fits.status).toBe(200);
  const body = Buffer.alloc(65_537);
  const { status, answer, headers } = await ask(port, { method: "POST", body });
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
  const req = request({ port, method: "POST", headers: { "content-length": "100000000" } });
  req.on("error", () => {});
  req.write("x");
  const [res] = (await once(req, "response")) as [IncomingMessage];
  expect(res.statusCode).toBe(413);
  expect(passed).toEqual([]);
  req.destroy();
});

test("refuses a body without a declared length", async () => {
  const { port, passed } = await startServer();
  const headers = { "transfer-encoding": "chunked" };
  const { status, answer } = await ask(port, { method: "POST", headers, body: Buffer.from("{}") });
  expect(status).toBe(411);
  expect(answer.error.data.reason).toBe("invalid_input");
  expect(passed).toEqual([]);
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

test("handles procedures without Next, and passes on other methods and paths", async () => {
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
    ["PUT", "/api/trpc/account.me"],
    ["OPTIONS", "/api/trpc/account.me"],
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
  expect(passed).toHaveLength(5);
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
