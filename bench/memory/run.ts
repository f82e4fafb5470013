/**
 * `npm run bench:memory`: the memory of the server part by part, compared with an empty Node
 * process, an empty Next app and PGlite alone in the same run. With `DATABASE_URL` of a PostgreSQL server (any
 * database where new ones may be created) also the memory without an embedded database.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openDatabase } from "@/db/open";
import { findFreePort } from "@/e2e/fixtures/app";
import { buildWhenNeeded } from "@/server/process/build.mjs";
import { createDatabase, dropDatabase } from "@/server/testing/postgres-server";
import { SECRET } from "@/tools/prove/site/app-process";
import { Client } from "@/tools/prove/site/client";
import { insertViewers, type Viewer } from "@/tools/prove/site/devices";
import { HttpSource } from "@/tools/prove/site/event-source";
import { EmptyApp } from "../page-weight/empty-app";
import { MeasuredProcess, PROBE } from "./measured-process";

const PAGES = ["/", "/rooms", "/dashboard", "/dashboard/history", "/dashboard/week", "/account"];
const VIEWS = 200;
const STREAMS = [20, 500];
/** `readyState` of an open EventSource. */
const OPEN = 1;
const OPEN_WITHIN_MS = 60_000;
const mb = (bytes: number) => (bytes / 1024 / 1024).toFixed(0);

/** Resident memory of Next with an empty page, in bytes. */
let emptyNextBytes = 0;

await buildWhenNeeded(new AbortController().signal);
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}\n`);
console.log(
  "| MB | Resident | × empty Next | Heap | Array buffers | Other external |\n|-|-|-|-|-|-|",
);
const node = MeasuredProcess.start(PROBE);
const nodeMemory = await node.readMemory();
await node.stop();
await measureEmptyNext();
report("empty Node process", nodeMemory);
await measureServer("embedded");
if (process.env.DATABASE_URL) await measureServer("PostgreSQL");

function report(what: string, memory: NodeJS.MemoryUsage): void {
  const { rss, heapUsed, arrayBuffers, external } = memory;
  const times = (rss / emptyNextBytes).toFixed(2);
  const cells = [heapUsed, arrayBuffers, external - arrayBuffers].map(mb);
  console.log(`| ${what} | ${mb(rss)} | ${times} | ${cells.join(" | ")} |`);
}

async function measureEmptyNext(): Promise<void> {
  const app = await EmptyApp.build();
  const port = String(await findFreePort());
  const next = MeasuredProcess.start("node_modules/next/dist/bin/next", ["start", "-p", port], {
    cwd: app.folder,
  });
  try {
    await next.waitForAnswer(`http://localhost:${port}/`);
    const memory = await next.readMemory();
    emptyNextBytes = memory.rss;
    report("Next with an empty page, viewed once", memory);
    for (let i = 0; i < VIEWS; i += 1) await fetch(`http://localhost:${port}/`);
    report(`the same after ${VIEWS} views`, await next.readMemory());
  } finally {
    await next.stop();
    await app.close();
  }
}

async function measureServer(engine: "embedded" | "PostgreSQL"): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "stint-bench-memory-"));
  const server = process.env.DATABASE_URL ?? "";
  const name = `stint_bench_memory_${process.pid}`;
  const database: Record<string, string> =
    engine === "embedded" ? {} : { DATABASE_URL: await createDatabase(server, name) };
  try {
    const viewers = await insertPeople({ DATA_DIR: folder, ...database });
    if (engine === "embedded") await measurePGlite(join(folder, "database"));
    await measureApp(engine, { DATA_DIR: folder, ...database }, viewers);
  } finally {
    await rm(folder, { recursive: true, force: true });
    if (engine === "PostgreSQL") await dropDatabase(server, name);
  }
}

async function insertPeople(env: { DATA_DIR: string }): Promise<Viewer[]> {
  const database = await openDatabase(env);
  const viewers = await insertViewers(database, Math.max(...STREAMS));
  await database.close();
  return viewers;
}

async function measurePGlite(folder: string): Promise<void> {
  const pglite = MeasuredProcess.start("bench/memory/pglite.mjs", [folder]);
  report("PGlite alone, open", await pglite.readMemory());
  await pglite.stop();
}

async function measureApp(
  engine: string,
  env: Record<string, string>,
  viewers: Viewer[],
): Promise<void> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const app = MeasuredProcess.start("server.mjs", [], {
    env: {
      PORT: String(port),
      NEXTAUTH_URL: url,
      NEXTAUTH_SECRET: SECRET,
      TRUST_PROXY: "1",
      ...env,
    },
  });
  const sources: HttpSource[] = [];
  try {
    await app.waitForAnswer(`${url}/readyz`);
    report(`Stint, ${engine}, idle`, await app.readMemory());
    const reader = await Client.signInAsGuest(url, { name: "Mara" });
    for (const path of PAGES) await reader.request(path);
    report("after the first view of each page", await app.readMemory());
    for (let i = 0; i < VIEWS; i += 1) await reader.request(PAGES[i % PAGES.length] ?? "/");
    report(`after ${VIEWS} page views`, await app.readMemory());
    reader.close();
    for (const count of STREAMS) {
      for (const { cookie, slug } of viewers.slice(sources.length, count)) {
        const client = Client.withCookie(url, cookie);
        sources.push(new HttpSource(`/api/live?room=${slug}`, client));
      }
      await waitUntil(() => sources.every(({ readyState }) => readyState === OPEN));
      report(`with ${count} streams`, await app.readMemory());
    }
  } finally {
    for (const source of sources) source.close();
    await app.stop();
  }
}

async function waitUntil(isReached: () => boolean): Promise<void> {
  const deadline = performance.now() + OPEN_WITHIN_MS;
  while (!isReached()) {
    if (performance.now() > deadline) throw new Error("not every stream could be opened");
    await wait(100);
  }
}
