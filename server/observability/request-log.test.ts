import { once } from "node:events";
import { type IncomingMessage, request, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { setImmediate as nextTurn } from "node:timers/promises";
import { TRPCError } from "@trpc/server";
import { expect, onTestFinished, test, vi } from "vitest";
import { httpRouter } from "../http/http-router.mjs";
import { log } from "../log";
import { runtime } from "../process/runtime.mjs";
import { serveHttp } from "../testing/raw-http";
import { recordLog } from "../testing/record-log";
import { describeFailure } from "../trpc/init";
import { logConsole } from "./console-log.mjs";
import { pathPatterns } from "./path-pattern.mjs";

type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

const describePath = pathPatterns([
  { page: "/rooms/[slug]", regex: "^/rooms/([^/]+?)(?:/)?$" },
  { page: "/rooms", regex: "^/rooms(?:/)?$" },
]);

const endPage: Handle = async (_, res) => void res.end("page");

/** Asks the app's router, whose pages are answered by this handler. */
async function serve(handle: Handle = endPage, { proxies = 0 } = {}) {
  const { port } = await serveHttp(httpRouter(handle, { proxies, describePath }), { proxies });
  return async (path: string, headers: Record<string, string> = {}, method = "GET") => {
    const req = request({ port, host: "127.0.0.1", path, headers, method, agent: false }).end();
    const [res] = (await once(req, "response")) as [IncomingMessage];
    await text(res);
    return { status: res.statusCode, id: res.headers["x-request-id"] };
  };
}

const UUID = /^[0-9a-f-]{36}$/;

test("gives every answer the id of its request, refusals included", async () => {
  const ask = await serve();
  const answers = [
    await ask("/rooms"),
    await ask("*"),
    await ask("/api/no-such-path"),
    await ask("/rooms", {}, "DELETE"),
    await ask("/metrics", { via: "1.1 proxy" }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 400, 404, 405, 403]);
  for (const { id } of answers) expect(id).toMatch(UUID);
  expect(new Set(answers.map(({ id }) => id)).size).toBe(answers.length);
});

test("takes the id of a trusted proxy if it is well formed, and that of nobody else", async () => {
  const given = { "x-request-id": "edge:4711-abcdef" };
  const behindProxy = await serve(endPage, { proxies: 1 });
  expect((await behindProxy("/rooms", given)).id).toBe("edge:4711-abcdef");
  for (const bad of ["short", "x".repeat(65), "with spaces in it", '"},{"level":60']) {
    expect((await behindProxy("/rooms", { "x-request-id": bad })).id).toMatch(UUID);
  }
  const direct = await serve();
  expect((await direct("/rooms", given)).id).toMatch(UUID);
});

test("names the request in every line that is logged while it is handled, also of concurrent ones", async () => {
  const lines = recordLog();
  const ask = await serve(async (req, res) => {
    await nextTurn();
    log.info({ page: req.url }, "at work");
    res.end();
  });
  const paths = Array.from({ length: 5 }, (_, n) => `/page-${n}`);
  const answers = await Promise.all(paths.map((path) => ask(path)));
  for (const [n, { id }] of answers.entries()) {
    expect(lines.filter((line) => line.requestId === id)).toMatchObject([{ page: paths[n] }]);
  }
  log.info("outside");
  expect(lines.at(-1)).not.toHaveProperty("requestId");
});

test("an unexpected failure of a call has the id of its line, which names the request", async () => {
  const lines = recordLog();
  let failure: ReturnType<typeof describeFailure> | undefined;
  const ask = await serve(async (_, res) => {
    failure = describeFailure(new TRPCError({ code: "INTERNAL_SERVER_ERROR" }), "room.get");
    res.end();
  });
  const { id } = await ask("/rooms");
  expect(failure).toMatchObject({ reason: "unexpected", id: expect.stringMatching(UUID) });
  expect(lines).toMatchObject([{ id: failure?.id, requestId: id, path: "room.get" }]);
});

test("names the request in what Next prints, in one line", async () => {
  const lines = recordLog();
  const printed = { error: (..._: unknown[]) => {}, warn: (..._: unknown[]) => {} };
  logConsole(printed);
  const ask = await serve(async (_, res) => {
    printed.error(" ⨯", new TypeError("x is not a function"));
    res.end();
  });
  const { id } = await ask("/rooms");
  expect(lines).toMatchObject([
    {
      level: 50,
      requestId: id,
      msg: "⨯",
      err: { type: "TypeError", message: "x is not a function" },
    },
  ]);
});

test("logs a request that failed with its pattern, and nothing that a person typed or is", async () => {
  const lines = recordLog();
  const ask = await serve(async () => {
    throw new Error("broken");
  });
  const headers = { cookie: "a=secret", "x-forwarded-for": "192.0.2.7", "user-agent": "secret" };
  const { status, id } = await ask("/rooms/secret-slug?name=secret", headers);
  expect(status).toBe(500);
  await vi.waitFor(() => expect(lines).toHaveLength(2));
  expect(lines).toMatchObject([
    { level: 50, requestId: id, msg: "handling a request failed", err: { message: "broken" } },
    {
      ...{ level: 40, requestId: id, msg: "a request failed", kind: "page", method: "GET" },
      ...{ path: "/rooms/[slug]", status: 500, ms: expect.any(Number) },
    },
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/secret|192\.0\.2\.7|127\.0\.0\.1/);
});

test("logs a slow request, and no other that succeeds or is refused for its content", async () => {
  const lines = recordLog();
  const begun = performance.now();
  const ask = await serve(async (req, res) => {
    if (req.url === "/rooms") vi.spyOn(performance, "now").mockReturnValue(begun + 60_000);
    res.end();
  });
  await ask("/rooms/a");
  await ask("/api/no-such-path");
  expect(lines).toEqual([]);
  await ask("/rooms");
  vi.restoreAllMocks();
  expect(lines).toMatchObject([{ msg: "a slow request", path: "/rooms", status: 200 }]);
});

test("a flood of failures leaves the log readable, and the number left out is logged", async () => {
  const lines = recordLog();
  vi.spyOn(performance, "now").mockReturnValue(5_000_000);
  const ask = await serve(async (_, res) => {
    res.statusCode = 500;
    res.end();
  });
  for (let n = 0; n < 30; n += 1) await ask("/rooms");
  expect(lines).toHaveLength(20);
  vi.spyOn(performance, "now").mockReturnValue(5_001_000);
  await ask("/rooms");
  expect(lines.at(-1)).toMatchObject({ suppressed: 10 });
});

test("describes paths without ids, tokens and names of procedures that do not exist", () => {
  runtime.procedures = new Set(["room.get", "activity.list"]);
  onTestFinished(() => {
    runtime.procedures = new Set();
  });
  const described = [
    "/rooms/organic-chemistry",
    "/invite/token",
    "/api/trpc/room.get,activity.list,mara@example.org",
    "/_next/static/chunks/a.js",
    "/api/live",
    "/readyz",
  ].map(describePath);
  expect(described).toEqual([
    "/rooms/[slug]",
    "[unknown]",
    "/api/trpc/room.get,activity.list,[unknown]",
    "/_next/[file]",
    "/api/live",
    "/readyz",
  ]);
});
