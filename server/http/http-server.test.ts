import { EventEmitter, once } from "node:events";
import { expect, test } from "vitest";
import { allClosed, openSocket, readAll, serveHttp } from "../testing/raw-http";
import { httpRouter } from "./http-router.mjs";

const answer = httpRouter(async (_, res) => void res.end("page"), { proxies: 0 });
const timeouts = {
  headersTimeout: 60_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 60_000,
  connectionsCheckingInterval: 10,
  stallTimeout: 60_000,
};
const head = (line: string, headers: Record<string, string> = {}) =>
  `${line} HTTP/1.1\r\nHost: stint\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("")}\r\n`;
const UPGRADE = { Connection: "keep-alive, Upgrade", Upgrade: "x" };

test("leaves no socket open of 2,000 upgrade requests whose clients hang up", async () => {
  const { server, port } = await serveHttp(answer);
  for (let batch = 0; batch < 20; batch += 1) {
    const paths = ["/healthz", "/api/live", "/no-such-page", "/_next/hmr"];
    const sockets = await Promise.all(
      Array.from({ length: 100 }, (_, n) => openSocket(port, head(`GET ${paths[n % 4]}`, UPGRADE))),
    );
    for (const socket of sockets) socket.end();
  }
  await allClosed(server);
});

test("refuses an upgrade and CONNECT with a reason, and closes the connection", async () => {
  const { server, port } = await serveHttp(answer);
  for (const [request, status] of [
    [head("GET /healthz", UPGRADE), 400],
    [head("GET /", { Connection: "Upgrade", Upgrade: "websocket" }), 400],
    [head("CONNECT example.org:443"), 405],
  ] as const) {
    const text = await readAll(await openSocket(port, request));
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(text).toContain('"reason":"invalid_input"');
    expect(text).toMatch(/\r\nconnection: close\r\n/i);
  }
  await allClosed(server);
});

test("ignores an offer of HTTP/2, which some clients make with every request", async () => {
  const { port } = await serveHttp(answer);
  const headers = { Connection: "Upgrade, HTTP2-Settings", Upgrade: "h2c", "HTTP2-Settings": "x" };
  const socket = await openSocket(port, head("GET /", headers));
  const [first] = await once(socket, "data");
  expect(String(first)).toMatch(/^HTTP\/1.1 200 /);
});

test("in development, passes on only the WebSocket of Next", async () => {
  const upgrades = new EventEmitter();
  const passed: string[] = [];
  upgrades.on("upgrade", (req, socket) => {
    passed.push(req.url);
    socket.end("HTTP/1.1 101 Switching Protocols\r\n\r\n");
  });
  const { server, port } = await serveHttp(answer, { proxies: 0, upgrades });
  const sendTo = async (path: string) =>
    (await readAll(await openSocket(port, head(`GET ${path}`, UPGRADE)))).split("\r\n", 1)[0];
  expect(await sendTo("/_next/hmr?id=1")).toBe("HTTP/1.1 101 Switching Protocols");
  expect(await sendTo("/_next/other")).toBe("HTTP/1.1 400 Bad Request");
  expect(passed).toEqual(["/_next/hmr?id=1"]);
  await allClosed(server);
});

test("closes connections on which nothing, or only part of a request, arrives", async () => {
  const { server, port } = await serveHttp(answer, {
    proxies: 0,
    timeouts: { ...timeouts, headersTimeout: 50, requestTimeout: 100 },
  });
  const chunked = head("POST /api/auth/any", { "Transfer-Encoding": "chunked" });
  for (const bytes of [
    "",
    "GET / HT",
    head("POST /api/auth/any", { "Content-Length": "9" }),
    chunked,
  ]) {
    const text = await readAll(await openSocket(port, bytes));
    expect(text).toMatch(/^HTTP\/1.1 408 /);
    expect(text).toContain('"reason":"invalid_input"');
  }
  await allClosed(server);
});

test("closes a connection whose client does not read its answer", async () => {
  const { server, port } = await serveHttp((_, res) => void res.end(Buffer.alloc(50_000_000)), {
    proxies: 0,
    timeouts: { ...timeouts, stallTimeout: 50 },
  });
  const socket = await openSocket(port, head("GET /"));
  await once(server, "request");
  socket.end();
  await allClosed(server);
});

test("closes a connection that its client has half closed, after the answer", async () => {
  const { server, port } = await serveHttp(answer);
  const silent = await openSocket(port);
  silent.end();
  const asking = await openSocket(port, head("GET /"));
  asking.end();
  await readAll(asking);
  await allClosed(server);
});

test("answers malformed HTTP with a reason, and closes the connection", async () => {
  const { server, port } = await serveHttp(answer);
  const chunked = head("POST /api/auth/any", { "Transfer-Encoding": "chunked" });
  for (const [bytes, status] of [
    ["nonsense\r\n\r\n", 400],
    [head("GET /", { "X-Long": "x".repeat(20_000) }), 431],
    [head("POST /api/auth/any", { "Content-Length": "1", "Transfer-Encoding": "chunked" }), 400],
    [`${chunked}not a length\r\n`, 400],
  ] as const) {
    const text = await readAll(await openSocket(port, bytes));
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(text).toContain('"reason":"invalid_input"');
  }
  await allClosed(server);
});

test("limits the connections of an address, but not of a proxy", async () => {
  const answerOn = async (port: number) => {
    const socket = await openSocket(port, head("GET /", { Connection: "close" }));
    return (await readAll(socket)).split("\r\n", 1)[0];
  };
  const direct = await serveHttp(answer, { proxies: 0, socketsPerAddress: 2 });
  const [first] = [await openSocket(direct.port), await openSocket(direct.port)];
  expect(await answerOn(direct.port)).toBe("");
  first.destroy();
  await expect.poll(() => answerOn(direct.port)).toBe("HTTP/1.1 200 OK");
  const proxied = await serveHttp(answer, { proxies: 1, socketsPerAddress: 2 });
  for (let n = 0; n < 2; n += 1) await openSocket(proxied.port);
  expect(await answerOn(proxied.port)).toBe("HTTP/1.1 200 OK");
});
