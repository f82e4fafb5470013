import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { expect, onTestFinished, test, vi } from "vitest";
import { runtime } from "../process/runtime.mjs";
import { allClosed, openSocket, readAll, serveHttp } from "../testing/raw-http";
import { recordLog } from "../testing/record-log";
import { httpRouter } from "./http-router.mjs";
import { MAX_PIPELINED } from "./pipelining.mjs";
import { Workload } from "./workload.mjs";

const few = { slots: 100, perAddress: 3, total: 5 };
const limits = {
  proxies: 1,
  requests: { page: few, call: few, file: few, health: few },
  streams: { perAddress: 2, total: 3 },
};

/** A server whose pages are answered by the test. */
async function serve() {
  const lines = recordLog();
  const working: { url: string; res: ServerResponse; body: string }[] = [];
  const next = async (req: IncomingMessage, res: ServerResponse) => {
    const body = Buffer.concat(await req.toArray()).toString();
    working.push({ url: req.url ?? "", res, body });
    if (req.url === "/hangs") await new Promise(() => {});
  };
  const workload = new Workload(limits);
  const { server, port } = await serveHttp(httpRouter(next, { proxies: 1, workload }), {
    proxies: 1,
  });
  /** Waits until so many requests have been handed to the pages' handler. */
  const workingOn = (count: number) =>
    expect.poll(() => working.length, { timeout: 60_000 }).toBe(count);
  return { server, port, working, workingOn, lines };
}

const get = (path: string, { from = "192.0.2.1", accept = "*/*" } = {}) =>
  `GET ${path} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${from}\r\nAccept: ${accept}\r\n\r\n`;

/** The head and body of the next answer on a connection. */
async function nextAnswer(socket: Awaited<ReturnType<typeof openSocket>>) {
  const [bytes] = await once(socket, "data");
  return String(bytes);
}

test("works on one request of a connection at a time, in order", async () => {
  const { port, working, workingOn } = await serve();
  const paths = Array.from({ length: 6 }, (_, n) => `/page-${n}`);
  const post =
    "POST /api/auth/page-6 HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nConnection: close\r\n\r\n";
  const socket = await openSocket(port, `${paths.map((path) => get(path)).join("")}${post}bo`);
  const received = readAll(socket);
  for (let n = 0; n < 6; n += 1) {
    await workingOn(n + 1);
    working[n]?.res.end(`answer ${n};`);
  }
  socket.write("dy");
  await workingOn(7);
  expect(working[6]).toMatchObject({ url: "/api/auth/page-6", body: "body" });
  working[6]?.res.end("answer 6;");
  const answers = (await received).match(/answer \d/g);
  expect(answers).toEqual(Array.from({ length: 7 }, (_, n) => `answer ${n}`));
});

test("closes a connection that sends 2,000 requests at once, having begun only one", async () => {
  const { server, port, working } = await serve();
  const socket = await openSocket(port, get("/sign-in").repeat(2_000));
  await readAll(socket);
  await allClosed(server);
  expect(working.map(({ url }) => url)).toEqual(["/sign-in"]);
});

test("accepts as many requests ahead as clients that pipeline send", async () => {
  const { port, working, workingOn } = await serve();
  const socket = await openSocket(port, get("/").repeat(MAX_PIPELINED + 1));
  socket.resume();
  for (let n = 1; n <= MAX_PIPELINED + 1; n += 1) {
    await workingOn(n);
    working[n - 1]?.res.end();
  }
});

test("begins nothing for a connection that has gone while it waited", async () => {
  const { server, port, working, workingOn } = await serve();
  const socket = await openSocket(port, get("/first") + get("/second"));
  await workingOn(1);
  socket.destroy();
  working[0]?.res.end();
  await allClosed(server);
  expect(working).toHaveLength(1);
});

test("refuses more pages of an address than its limit, with the time to wait, but no calls", async () => {
  const { port, working, workingOn, lines } = await serve();
  const sockets = [];
  for (let n = 0; n < 3; n += 1) sockets.push(await openSocket(port, get("/page")));
  await workingOn(3);
  const refused = await nextAnswer(await openSocket(port, get("/page")));
  expect(refused).toMatch(/^HTTP\/1.1 503 /);
  expect(refused).toMatch(/\r\nRetry-After: \d+\r\n/);
  expect(JSON.parse(refused.split("\r\n\r\n")[1]?.split("\r\n")[1] ?? "{}")).toEqual({
    error: {
      message: "server_busy",
      data: { code: "SERVICE_UNAVAILABLE", httpStatus: 503, reason: "server_busy" },
    },
  });
  const page = await nextAnswer(await openSocket(port, get("/", { accept: "text/html" })));
  expect(page).toMatch(/^HTTP\/1.1 503 /);
  expect(page).toContain("<h1>Stint is busy</h1>");
  const warnings = lines.filter(({ msg }) => String(msg).startsWith("Refused more requests"));
  expect(warnings).toHaveLength(1);
  void (await openSocket(port, get("/api/trpc/account.me")));
  await workingOn(4);
  void (await openSocket(port, get("/page", { from: "192.0.2.2" })));
  await workingOn(5);
  working[0]?.res.end();
  await once(sockets[0] as never, "data");
  void (await openSocket(port, get("/page")));
  await workingOn(6);
});

test("refuses more requests than the process can hold, and none for health checks", async () => {
  const { port, workingOn } = await serve();
  for (let n = 1; n <= 5; n += 1) await openSocket(port, get("/", { from: `192.0.2.${n}` }));
  await workingOn(5);
  const refused = await nextAnswer(await openSocket(port, get("/", { from: "192.0.2.9" })));
  expect(refused).toMatch(/^HTTP\/1.1 503 /);
  runtime.handleHealth = (_, res) => void res.end("ok");
  onTestFinished(() => {
    runtime.handleHealth = null;
  });
  expect(await nextAnswer(await openSocket(port, get("/healthz")))).toMatch(/^HTTP\/1.1 200 /);
});

test("counts work that hangs for half a minute after its client has gone, not for ever", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const { server, port, workingOn } = await serve();
  const sockets = [];
  for (let n = 0; n < 3; n += 1) sockets.push(await openSocket(port, get("/hangs")));
  await workingOn(3);
  for (const socket of sockets) socket.destroy();
  await allClosed(server);
  expect(await nextAnswer(await openSocket(port, get("/")))).toMatch(/^HTTP\/1.1 503 /);
  vi.advanceTimersByTime(30_000);
  await openSocket(port, get("/"));
  await workingOn(4);
});

test("limits the open streams of an address and of the process, until they close", async () => {
  runtime.handleLive = async (_, res) => void res.write("open");
  onTestFinished(() => {
    runtime.handleLive = null;
  });
  const { port } = await serve();
  const open = async (from: string) => {
    const socket = await openSocket(port, get("/api/live", { from }));
    return { socket, text: await nextAnswer(socket) };
  };
  const first = await open("192.0.2.1");
  expect((await open("192.0.2.1")).text).toMatch(/^HTTP\/1.1 200 /);
  const { text } = await open("192.0.2.1");
  expect(text).toMatch(/^HTTP\/1.1 429 /);
  expect(text).toMatch(/"reason":"too_many_requests"/);
  expect((await open("192.0.2.2")).text).toMatch(/^HTTP\/1.1 200 /);
  expect((await open("192.0.2.3")).text).toMatch(/^HTTP\/1.1 429 /);
  first.socket.destroy();
  await expect.poll(async () => (await open("192.0.2.3")).text).toMatch(/^HTTP\/1.1 200 /);
});
