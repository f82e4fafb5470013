import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "@/db/client";
import type { Case, Trial } from "../case";
import type { AppProcess } from "../site/app-process";
import { Client } from "../site/client";
import type { Group } from "../site/group";
import { Disconnected, describeAnswer, isRetryable, send, Unanswered } from "../site/http";
import { PostgresCluster } from "../site/postgres-cluster";
import { Screen } from "../site/screen";
import { Site } from "../site/site";
import { SmallDisk } from "../site/small-disk";
import { proveUnderLoad } from "./under-load";

const DISK_MB = 256;
const REFUSED_WITHIN_MS = 30_000;
const SNAPSHOT_WITHIN_MS = 18_000;
const DAYS = encodeURIComponent(JSON.stringify({ from: "2026-01-05", to: "2026-01-11" }));
const READS = [
  "/",
  "/dashboard",
  "/api/trpc/account.me",
  "/api/trpc/focusSession.current",
  `/api/trpc/focusSession.list?input=${DAYS}`,
  `/api/trpc/dashboard.personal?input=${DAYS}`,
  `/api/export/history?from=2026-01-05&to=2026-01-11`,
];

/** The disk of the database fills while people act, and later has space again. */
export const FULL_DISKS: Case[] = [
  {
    name: "full-disk-embedded",
    title: "the disk of the embedded database is full for a while",
    findObstacle: SmallDisk.findObstacle,
    run: async (trial) => {
      const disk = await SmallDisk.open(trial, DISK_MB);
      const site = await Site.open(trial, { engine: "embedded", parent: disk.folder });
      await proveWithFullDisk(trial, site, disk);
    },
  },
  {
    name: "full-disk-postgres",
    title: "the disk of PostgreSQL is full for a while",
    needsPostgres: true,
    findObstacle: SmallDisk.findObstacle,
    run: async (trial) => {
      const disk = await SmallDisk.open(trial, DISK_MB);
      const cluster = await PostgresCluster.open(disk.folder);
      if (!cluster) throw new Error("PostgreSQL's programs have gone");
      trial.defer(() => cluster.close());
      const site = await Site.open(trial, { engine: "postgres", cluster });
      await proveWithFullDisk(trial, site, disk);
    },
  },
];

async function proveWithFullDisk(trial: Trial, site: Site, disk: SmallDisk): Promise<void> {
  await proveUnderLoad(trial, site, {
    fault: async (group) => {
      for (let i = 0; i < trial.scale(1, 10); i += 1) {
        await wait(trial.random.between(500, 1500));
        if (site.engine === "postgres") await site.withDatabase(prepareLog);
        await disk.fill();
        await checkWhileFull(trial, site.app, group);
        await disk.free();
        const seconds = await site.app.waitUntilReady();
        trial.checkSeconds("/readyz answers 200 once there is space", seconds, 3);
      }
    },
  });
  const errors = site.app.output.split("\n").filter((line) => /"level":(50|60)/.test(line));
  trial.check("the log has no unexpected error", 1, errors);
}

/**
 * Begins a new file of PostgreSQL's log, and turns the old ones into further files: without one to
 * continue in, PostgreSQL would stop altogether.
 */
async function prepareLog(database: Database): Promise<void> {
  await database.query("select pg_switch_wal()", []);
  await database.query("checkpoint", []);
}

async function checkWhileFull(trial: Trial, app: AppProcess, group: Group): Promise<void> {
  const begun = performance.now();
  const elapsed = () => (performance.now() - begun) / 1000;
  const ready = await awaitUnready(app);
  trial.checkSeconds("/readyz answers 503", ready.isUnready ? elapsed() : null, 3);
  trial.check("with the reason", 1, /accept changes/.test(ready.text) ? [] : [ready.text]);
  const health = await send(`${app.url}/healthz`);
  trial.check("/healthz answers 200", 1, health.status === 200 ? [] : [describeAnswer(health)]);
  const refused = await awaitRefusal(group);
  trial.check(
    "a change is refused with 503 and database_unavailable",
    1,
    refused === "503 database_unavailable" ? [] : [refused],
  );
  const reads = group.clients
    .slice(0, 2)
    .flatMap((client) => READS.map((path) => read(client, path)));
  const failures = (await Promise.all(reads)).flat();
  trial.check("pages, calls and downloads that only read succeed", reads.length, failures);
  trial.check("a person can open the room", 1, await openRoom(group));
  const signIn = await signInAsStranger(app);
  trial.check("signing in succeeds, or is refused with a reason", 1, signIn);
}

/** Asks `/readyz` until it answers something else than 200, for at most ten seconds. */
async function awaitUnready(app: AppProcess): Promise<{ isUnready: boolean; text: string }> {
  for (let i = 0; i < 100; i += 1) {
    const { status, text } = await send(`${app.url}/readyz`);
    if (status !== 200) return { isUnready: status === 503, text };
    await wait(100);
  }
  return { isUnready: false, text: "it stayed ready" };
}

/** Waits until the next act is refused, which may be one that needs a new page. */
async function awaitRefusal({ journal }: Group): Promise<string> {
  const before = journal.refusals.length;
  const until = Date.now() + REFUSED_WITHIN_MS;
  while (Date.now() < until) {
    const refusal = journal.refusals[before];
    if (refusal) return refusal;
    await wait(100);
  }
  return "every change was accepted";
}

/** Opens a stream of the room, as a page does, and waits for its snapshot. */
async function openRoom({ clients: [client], slug }: Group): Promise<string[]> {
  if (!client) throw new Error("the room has no members");
  const screen = new Screen(client, slug);
  try {
    const until = Date.now() + SNAPSHOT_WITHIN_MS;
    while (!screen.isCurrent && Date.now() < until) await wait(50);
    return screen.isCurrent ? [] : [`the stream is ${screen.connection}`];
  } finally {
    screen.close();
  }
}

async function signInAsStranger({ url }: AppProcess): Promise<string[]> {
  const visitor = Client.visit(url);
  const answer = await visitor.signIn("guest", { name: "Zoe", timeZone: "UTC" });
  visitor.close();
  return visitor.isSignedIn || isRetryable(answer) ? [] : [describeAnswer(answer)];
}

async function read(client: Client, path: string): Promise<string[]> {
  try {
    const answer = await client.request(path);
    return answer.status === 200 ? [] : [`${path}: ${describeAnswer(answer)}`];
  } catch (error) {
    if (error instanceof Unanswered || error instanceof Disconnected) return [error.message];
    throw error;
  }
}
