import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { buildWhenNeeded } from "@/server/process/build.mjs";
import { Broadcast } from "./broadcast";
import { measureCalls, warmUpCalls } from "./calls-cost";
import {
  type MeasuredServer,
  MeasuredVersion,
  PER_SECOND,
  STARTS,
  type StartRound,
} from "./measured-version";
import { PageCosts } from "./page-costs";
import { TASKSET, withLoadOffServerCore } from "./pin";
import { median, percentile, Samples } from "./samples";
import { MEMBERS, ROOMS } from "./shape";
import { type Engine, encodeCookies, SiteTemplate } from "./site";
import { countStatements } from "./statement-counts";
import { countDeliveries } from "./viewers";

export const ENGINES: Engine[] = ["PostgreSQL", "embedded"];
const IDLE_MS = 2_000;
const IDLE_TIMES = 3;
const BROADCAST_CHANGES = 100;

interface Options {
  rounds: number;
  engines: Engine[];
  /** The folder of another version to measure in alternating rounds. */
  beside: string | null;
  /** Opens streams with gzip, as browsers do. */
  isCompressed: boolean;
}

/**
 * Measures the built app from a person's request to the last screen in the room: the processor time
 * of the server process, and the times that people see. The server runs on one core, everything that
 * puts load on it on the others.
 */
export async function measureApp(options: Options): Promise<void> {
  await buildWhenNeeded(new AbortController().signal);
  const checkouts = [".", ...(options.beside ? [options.beside] : [])];
  const versions = checkouts.map((folder, i) => ({
    folder: resolve(folder),
    name: `${describeCommit(folder)}${i > 0 ? " (beside)" : ""}`,
  }));
  const samples = new Samples();
  await withLoadOffServerCore(async () => {
    for (const engine of options.engines) await measureEngine(engine, versions, samples, options);
  });
  for (const { name } of versions) compareEngines(samples, name);
  console.log(
    `The app: ${ROOMS} rooms × ${MEMBERS} members, ${PER_SECOND} starts/s; streams ` +
      `${options.isCompressed ? "with gzip" : "without gzip"}. Medians of ${options.rounds} rounds ` +
      `(lowest to highest). Processor time of the server process from /proc/PID/task/*/schedstat, ` +
      `${TASKSET ? "the server on one core" : "not bound to a core, because taskset is missing"}.\n`,
  );
  console.log(`${samples.table(versions.map(({ name }) => name))}\n`);
}

async function measureEngine(
  engine: Engine,
  checkouts: { folder: string; name: string }[],
  samples: Samples,
  { rounds, engines, isCompressed }: Options,
): Promise<void> {
  const cookies = await encodeCookies();
  const versions: MeasuredVersion[] = [];
  const broadcast = await Broadcast.open();
  // Pages cost the same on both, so they are measured once.
  const pages = engine === engines[0] ? await PageCosts.open() : null;
  try {
    for (const { folder, name } of checkouts) {
      const template = await SiteTemplate.create(engine, folder);
      versions.push(await MeasuredVersion.open({ name, template }, { cookies, isCompressed }));
    }
    for (const { reader } of versions) {
      await warmUpCalls(reader.caller);
      await pages?.warmUp(reader.caller);
    }
    const idle = await measureIdle(versions);
    // The first round warms up.
    for (let round = 0; round <= rounds; round += 1) {
      const order = round % 2 === 0 ? versions : versions.toReversed();
      const add = (version: string, what: string, value: number) => {
        if (round > 0) samples.add(version, `${engine}: ${what}`, value);
      };
      const plain = await broadcast.measure(
        1 + round * BROADCAST_CHANGES,
        BROADCAST_CHANGES,
        PER_SECOND,
      );
      const emptyMs = await pages?.measureEmpty();
      for (const version of order) {
        const addOwn = (what: string, value: number) => add(version.name, what, value);
        const { unwatched, seen } = await startOnBoth(version, round);
        const idlePerMs = idle.get(version) ?? 0;
        reportStarts(addOwn, { unwatched, seen, plain, idlePerMs });
        await measureCalls(version.reader, addOwn);
        if (emptyMs !== undefined) await pages?.measure(version.reader, emptyMs, addOwn);
      }
    }
    if (engine === "PostgreSQL") {
      for (const { name, template } of versions) {
        const counts = await countStatements(template, cookies);
        samples.add(name, `${engine}: statements per start`, counts.statements);
        samples.add(name, `${engine}: round trips per start`, counts.roundTrips);
      }
    }
  } finally {
    for (const version of versions) await version.close();
    await pages?.close();
    await broadcast.close();
  }
}

/** Starts and ends the sessions of a round on both servers, in alternating order. */
async function startOnBoth({ bare, watched }: MeasuredVersion, round: number) {
  const startOn = async (server: MeasuredServer) => {
    const starts = await server.start(round);
    await server.endSessions(starts);
    return starts;
  };
  if (round % 2 === 0) return { unwatched: await startOn(bare), seen: await startOn(watched) };
  const seen = await startOn(watched);
  return { unwatched: await startOn(bare), seen };
}

/**
 * CPU ms that each version's server without viewers uses in a millisecond of doing nothing: the
 * lowest of several times, because a garbage collection may follow the load before.
 */
async function measureIdle(versions: MeasuredVersion[]): Promise<Map<MeasuredVersion, number>> {
  const read = () => Promise.all(versions.map(({ bare }) => bare.site.process.cpuMs()));
  const lowest = new Map<MeasuredVersion, number>();
  for (let time = 0; time < IDLE_TIMES; time += 1) {
    const [before, begun] = [await read(), performance.now()];
    await wait(IDLE_MS);
    const after = await read();
    const elapsed = performance.now() - begun;
    for (const [i, version] of versions.entries()) {
      const perMs = ((after[i] ?? 0) - (before[i] ?? 0)) / elapsed;
      lowest.set(version, Math.min(perMs, lowest.get(version) ?? perMs));
    }
  }
  return lowest;
}

type Add = (what: string, value: number) => void;

interface Measured {
  unwatched: StartRound;
  seen: StartRound;
  plain: { msPerThousand: number; bytesEach: number };
  idlePerMs: number;
}

function reportStarts(add: Add, { unwatched, seen, plain, idlePerMs }: Measured): void {
  add("start, CPU ms", (unwatched.cpuMs - idlePerMs * unwatched.elapsedMs) / STARTS);
  add("start, answer p50 ms", median(unwatched.answerMs));
  add("start, answer p99 ms", percentile(unwatched.answerMs, 0.99));
  const complete = [...seen.sentAt].flatMap(([id, sentAt]) => {
    const arrival = seen.received.arrivals.get(id);
    return arrival?.count === MEMBERS ? [arrival.lastAt - sentAt] : [];
  });
  add(`start to the last of ${MEMBERS} viewers, p50 ms`, median(complete));
  add(`start to the last of ${MEMBERS} viewers, p99 ms`, percentile(complete, 0.99));
  add("start to the last viewer, × answer in that run", median(complete) / median(seen.answerMs));
  const deliveries = countDeliveries(seen.received);
  const deliveryMs = ((seen.cpuMs - unwatched.cpuMs) * 1000) / deliveries;
  add("delivery, CPU ms / 1,000", deliveryMs);
  add("plain broadcast, CPU ms / 1,000", plain.msPerThousand);
  add("delivery, × plain broadcast", deliveryMs / plain.msPerThousand);
  add("bytes of a delivery", seen.received.bytes / deliveries);
  add("bytes of a plain delivery", plain.bytesEach);
  add(`changes that did not reach all viewers, of ${STARTS}`, STARTS - complete.length);
  add("idle without viewers, CPU ms / s", idlePerMs * 1000);
}

/** Adds the cost of the embedded database in a start, as a multiple of PostgreSQL's. */
function compareEngines(samples: Samples, version: string): void {
  const what = "start, CPU ms";
  const onServer = samples.get(version, `PostgreSQL: ${what}`);
  for (const [i, value] of samples.get(version, `embedded: ${what}`).entries()) {
    const other = onServer[i];
    if (other) samples.add(version, "start, embedded × PostgreSQL", value / other);
  }
}

function describeCommit(folder: string): string {
  try {
    const git = (...args: string[]) =>
      execFileSync("git", ["-C", folder, ...args], { encoding: "utf8" }).trim();
    return `${git("rev-parse", "--short", "HEAD")}${git("status", "--porcelain", "-uno") ? "+" : ""}`;
  } catch {
    return resolve(folder);
  }
}
