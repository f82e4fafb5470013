/**
 * `npm run bench:herd`: how quickly everyone is back after a restart of the embedded server, while
 * some people keep writing, and how long dashboards of three years hold up the rest.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { Agent, get, type IncomingMessage } from "node:http";
import { cpus } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { encode } from "next-auth/jwt";
import { App } from "@/e2e/fixtures/app";
import { buildWhenNeeded } from "@/server/process/build.mjs";
import { activityOf, deviceOf, fillHerd, PEOPLE, slugOf, VETERANS } from "./fill";

const WRITERS = 8;
const GIVE_UP_MS = 120_000;
const secret = randomBytes(32).toString("base64url");

await buildWhenNeeded(new AbortController().signal);
const app = await App.open({ NEXTAUTH_SECRET: secret });
try {
  await app.stop("SIGTERM");
  const sessions = await fillHerd(app.dataDir);
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`);
  console.log(`${PEOPLE} streams, ${WRITERS} people writing, ${sessions} past sessions\n`);
  await app.start();
  await measure();
} finally {
  await app.close();
}

async function measure(): Promise<void> {
  const cookies = await Promise.all(
    Array.from({ length: PEOPLE }, async (_, n) => {
      const token = await encode({ token: { sid: deviceOf(n) }, secret });
      return `next-auth.session-token=${token}`;
    }),
  );
  const writing = new AbortController();
  const writers = Array.from({ length: WRITERS }, (_, i) =>
    write(VETERANS + i, cookies[VETERANS + i] ?? "", writing.signal),
  );
  const streams = await openHerd(cookies);
  report("first connection of all streams", streams.tookMs);
  await reportDelays("/healthz while people write", () => wait(5_000));
  await app.stop("SIGKILL");
  streams.close();
  await app.start();
  const again = await openHerd(cookies);
  report("all streams back after a restart", again.tookMs);
  writing.abort();
  const done = await Promise.all(writers);
  report(
    "changes made in all",
    done.reduce((sum, count) => sum + count, 0),
    "",
  );
  await reportDelays("/healthz with nobody writing", () => wait(3_000));
  for (const run of ["first", "second"]) {
    await reportDelays(`/healthz during the ${run} ${VETERANS} dashboards of 3 years`, async () => {
      const began = performance.now();
      await Promise.all(cookies.slice(0, VETERANS).map(readDashboard));
      report(`${run} ${VETERANS} dashboards at once`, performance.now() - began);
      await wait(1_000);
    });
  }
  again.close();
}

function report(what: string, value: number, unit = " ms"): void {
  console.log(`| ${what} | ${value.toFixed(0)}${unit} |`);
}

/** Opens a stream for everyone at once, and retries as a browser does. Resolves at the last snapshot. */
async function openHerd(cookies: string[]) {
  const began = performance.now();
  const open: IncomingMessage[] = [];
  await Promise.all(
    cookies.map(async (cookie, n) => {
      while (performance.now() - began < GIVE_UP_MS) {
        const stream = await openStream(cookie, slugOf(n)).catch(() => null);
        if (stream) return open.push(stream);
        await wait(500 + Math.random() * 500);
      }
      throw new Error(`not everyone was back after ${GIVE_UP_MS / 1000} s: ${open.length}`);
    }),
  );
  return {
    tookMs: performance.now() - began,
    close: () => {
      for (const stream of open) stream.destroy();
    },
  };
}

async function openStream(cookie: string, slug: string): Promise<IncomingMessage> {
  const headers = { cookie, accept: "text/event-stream" };
  const request = get(`${app.url}/api/live?room=${slug}`, { headers, agent: new Agent() });
  const [stream] = (await once(request, "response")) as [IncomingMessage];
  stream.on("error", () => {});
  if (stream.statusCode !== 200) throw new Error(`the stream answered ${stream.statusCode}`);
  for (let text = ""; !text.includes("event: snapshot"); ) {
    const [part] = await once(stream, "data");
    text += part;
  }
  stream.resume();
  return stream;
}

/** Starts and ends sessions without a pause. Returns the number of changes. */
async function write(n: number, cookie: string, signal: AbortSignal): Promise<number> {
  const call = async (procedure: string, input: object) => {
    const response = await fetch(`${app.url}/api/trpc/${procedure}`, {
      method: "POST",
      headers: { cookie, "content-type": "application/json", "sec-fetch-site": "same-origin" },
      body: JSON.stringify(input),
    });
    const { result, error } = await response.json();
    // The session that a killed server has started without answering.
    return (result?.data ?? error.data.details.session).id;
  };
  const start = { activityId: activityOf(n), minutes: 25, roomSlug: slugOf(n), target: "x" };
  let count = 0;
  while (!signal.aborted) {
    try {
      const idempotencyKey = randomUUID();
      const id = await call("focusSession.start", { ...start, idempotencyKey });
      await call("focusSession.break", { id });
      count += 2;
    } catch {
      // The server is down.
      await wait(100);
    }
  }
  return count;
}

async function readDashboard(cookie: string): Promise<void> {
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const input = encodeURIComponent(JSON.stringify({ from: day(3 * 365), to: day(0) }));
  const response = await fetch(`${app.url}/api/trpc/dashboard.personal?input=${input}`, {
    headers: { cookie },
  });
  if (!response.ok)
    throw new Error(`the dashboard answered ${response.status}: ${await response.text()}`);
  await response.arrayBuffer();
}

/** Answer times of `/healthz`, each on a new connection, while `work` runs. */
async function reportDelays(what: string, work: () => Promise<unknown>): Promise<void> {
  let isOver = false;
  const delays: number[] = [];
  const probing = (async () => {
    while (!isOver) {
      const began = performance.now();
      const [response] = (await once(
        get(`${app.url}/healthz`, { agent: new Agent() }),
        "response",
      )) as [IncomingMessage];
      response.resume();
      await once(response, "end");
      delays.push(performance.now() - began);
      await wait(10);
    }
  })();
  await work();
  isOver = true;
  await probing;
  delays.sort((a, b) => a - b);
  const at = (part: number) => (delays[Math.floor(part * (delays.length - 1))] ?? 0).toFixed(0);
  console.log(`| ${what}: median, 95 %, longest | ${at(0.5)} / ${at(0.95)} / ${at(1)} ms |`);
}
