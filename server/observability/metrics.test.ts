import { once } from "node:events";
import { type IncomingMessage, request, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test, vi } from "vitest";
import { httpRouter } from "../http/http-router.mjs";
import { Workload } from "../http/workload.mjs";
import { runtime } from "../process/runtime.mjs";
import { callAsNobody, signInGuest } from "../testing/callers";
import { testDatabase } from "../testing/database";
import { liveServer } from "../testing/live";
import { readMetrics, watchMetrics } from "../testing/metric-values";
import { openSocket, serveHttp } from "../testing/raw-http";
import { createStudyGroup, start, watch } from "../testing/study-group";

const database = testDatabase();

const few = { slots: 1, perAddress: 2, total: 2 };

/** The app's router, whose pages are answered by the test. */
async function serve(options: { metricsToken?: string; proxies?: number } = {}) {
  const { proxies = 0, metricsToken } = options;
  const working: ServerResponse[] = [];
  const workload = new Workload({
    proxies,
    requests: { page: few, call: few, file: few, health: few },
  });
  const next = async (req: IncomingMessage, res: ServerResponse) => {
    if (req.url !== "/waits") return void res.end("page");
    working.push(res);
    await once(res, "close");
  };
  const { port } = await serveHttp(httpRouter(next, { proxies, workload, metricsToken }), {
    proxies,
  });
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const req = request({ port, host: "127.0.0.1", path, headers, agent: false }).end();
    const [res] = (await once(req, "response")) as [IncomingMessage];
    return { status: res.statusCode, type: res.headers["content-type"], text: await text(res) };
  };
  return { port, get, working };
}

test("answers a program of this machine in the text format of Prometheus", async () => {
  const { get } = await serve({ proxies: 1 });
  const { status, type, text } = await get("/metrics");
  expect([status, type]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
  for (const name of [
    "process_cpu_seconds_total",
    "process_resident_memory_bytes",
    "nodejs_eventloop_lag_p99_seconds",
    "nodejs_gc_duration_seconds",
    "stint_http_request_duration_seconds",
    "stint_procedure_calls_total",
    "stint_frames_delivered_total",
    "stint_notices_published_total",
    "stint_bus_lag_seconds",
    "stint_queue_requests",
    "stint_job_runs_total",
  ]) {
    expect(text).toMatch(new RegExp(`^# TYPE ${name} `, "m"));
  }
});

test.each([
  ["forwarded", "for=127.0.0.1"],
  ["via", "1.1 proxy"],
  ["x-forwarded-for", "127.0.0.1"],
  ["x-real-ip", "127.0.0.1"],
  ["host", "stint.example"],
  ["host", "localhost.stint.example"],
])("refuses the metrics to a client of a proxy that sends %s: %s", async (name, value) => {
  const { get } = await serve();
  const answer = await get("/metrics", { [name]: value });
  expect(answer.status).toBe(403);
  expect(answer.text).toContain('"reason":"not_allowed"');
});

test("with a token, requires it also on this machine", async () => {
  const metricsToken = "a token of 24 characters";
  const { get } = await serve({ metricsToken: metricsToken.replaceAll(" ", "-") });
  const authorization = "Bearer a-token-of-24-characters";
  expect((await get("/metrics")).status).toBe(401);
  expect((await get("/metrics", { authorization: `${authorization}s` })).status).toBe(401);
  expect((await get("/metrics", { authorization })).status).toBe(200);
  const forwarded = { authorization, "x-forwarded-for": "203.0.113.7" };
  expect((await get("/metrics", forwarded)).status).toBe(200);
});

test("counts requests by kind, method and class of the status, and none of what they ask for", async () => {
  const { get } = await serve();
  const grown = await watchMetrics();
  const count = (kind: string, status: string) =>
    grown(
      `stint_http_request_duration_seconds_count{kind="${kind}",method="GET",status="${status}"}`,
    );
  await get("/rooms/a-secret-slug?name=Mara");
  await get("/invite/a-secret-token");
  await get("/api/no-such-path");
  await get("/_next/static/a-secret-file.js");
  expect(await count("page", "2xx")).toBe(2);
  expect(await count("page", "4xx")).toBe(1);
  expect(await count("file", "2xx")).toBe(1);
  expect([...(await readMetrics()).keys()].join("\n")).not.toMatch(/secret|Mara/);
});

test("shows the queue of a kind, and counts requests that are refused", async () => {
  // A slot would be released after half a second.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const { port, get, working } = await serve();
  const grown = await watchMetrics();
  const waiting = async () =>
    (await readMetrics()).get('stint_queue_requests{kind="page",state="waiting"}');
  const ask = () => openSocket(port, "GET /waits HTTP/1.1\r\nHost: x\r\n\r\n");
  await ask();
  await expect.poll(() => working.length, { timeout: 60_000 }).toBe(1);
  await ask();
  await expect.poll(waiting, { timeout: 60_000 }).toBe(1);
  expect((await get("/")).status).toBe(503);
  expect(await grown('stint_http_requests_refused_total{kind="page"}')).toBe(1);
  working[0]?.end();
  await expect.poll(() => working.length, { timeout: 60_000 }).toBe(2);
  expect(await waiting()).toBe(0);
});

test("counts calls by procedure and by the reason of their failure", async () => {
  const mara = await signInGuest(database);
  const grown = await watchMetrics();
  const calls = (procedure: string, outcome: string) =>
    grown(`stint_procedure_calls_total{procedure="${procedure}",outcome="${outcome}"}`);
  await mara.call.activity.list();
  await mara.call.room.get({ slug: "no-such-room" }).catch(() => {});
  await mara.call.activity.create({ name: "" } as never).catch(() => {});
  await callAsNobody(database)
    .activity.list()
    .catch(() => {});
  expect(await calls("activity.list", "ok")).toBe(1);
  expect(await calls("activity.list", "sign_in_required")).toBe(1);
  expect(await calls("room.get", "room_not_found")).toBe(1);
  expect(await calls("activity.create", "invalid_input")).toBe(1);
  expect(await grown('stint_procedure_duration_seconds_count{procedure="activity.list"}')).toBe(2);
});

test("shows the open streams and what they watch, and counts the frames delivered to them", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  const server = await liveServer(database);
  runtime.hub = server.live.hub;
  onTestFinished(() => {
    runtime.hub = null;
  });
  const grown = await watchMetrics();
  const [first, second] = [await watch(server, olga, slug), await watch(server, olga, slug)];
  const values = await readMetrics();
  expect(values.get("stint_streams_open")).toBe(2);
  expect(values.get("stint_rooms_watched")).toBe(1);
  expect(values.get("stint_people_watched")).toBe(1);
  const before = await grown("stint_frames_delivered_total");
  await start(mara, slug);
  server.deliver(mara);
  for (const stream of [first, second]) await stream.next("seats");
  expect((await grown("stint_frames_delivered_total")) - before).toBe(2);
  expect(await grown("stint_frame_bytes_delivered_total")).toBeGreaterThan(100);
});

test("shows how many wait for the database", async () => {
  runtime.database = database;
  onTestFinished(() => {
    runtime.database = null;
  });
  const values = await readMetrics();
  expect(values.get("stint_database_waiting")).toBe(0);
  const isPostgres = process.env.TEST_DATABASE_URL !== undefined;
  expect(values.has("stint_database_connections")).toBe(isPostgres);
});
