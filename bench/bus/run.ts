/**
 * `npm run bench:bus`: how long a notice takes from one process to another, over PostgreSQL's NOTIFY
 * and over Redis, in alternating rounds. The yardstick is a plain TCP connection through a third
 * process's socket. Needs DATABASE_URL and REDIS_URL; it uses a database of its own.
 */
import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { cpus } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createDatabase, dropDatabase } from "@/server/testing/postgres-server";
import { KINDS, type Kind, openEnds, openMeetingPoint } from "./carriers";
import { now } from "./clock";

/** Notices a second, and how many in a round. */
const LOADS = [
  { perSecond: 20, count: 60 },
  { perSecond: 500, count: 1_500 },
];
const ROUNDS = 4;
const ARRIVE_WITHIN_MS = 5_000;

const { DATABASE_URL, REDIS_URL } = process.env;
if (!DATABASE_URL || !REDIS_URL) {
  console.error("Set DATABASE_URL and REDIS_URL.");
  process.exit(1);
}
const name = `stint_bench_bus_${process.pid}`;
const databaseUrl = await createDatabase(DATABASE_URL, name);
const point = await openMeetingPoint();
const receiver = fork(fileURLToPath(new URL("receiver.ts", import.meta.url)));
try {
  const channel = `stint_bench:${randomUUID()}`;
  const meeting = { databaseUrl, redisUrl: REDIS_URL, channel, tcpPort: point.port };
  const ends = await openEnds(meeting, () => {});
  receiver.send(meeting);
  await once(receiver, "message");
  await measure(ends.send);
  await ends.close();
} finally {
  receiver.disconnect();
  await once(receiver, "exit");
  point.close();
  await dropDatabase(DATABASE_URL, name);
}

async function measure(send: (kind: Kind, id: string) => void): Promise<void> {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}\n`);
  console.log("| notices/s | over | p50 ms | p99 ms | × plain TCP, p50 | lost |\n|-|-|-|-|-|-|");
  for (const load of LOADS) {
    const lags = new Map<Kind, number[]>(KINDS.map((kind) => [kind, []]));
    // The first round warms up.
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const kind of KINDS) {
        const found = await runRound(send, kind, load);
        if (round > 0) lags.get(kind)?.push(...found);
      }
    }
    const yardstick = percentile(lags.get("tcp") ?? [], 0.5);
    for (const [kind, found] of lags) {
      const [p50, p99] = [percentile(found, 0.5), percentile(found, 0.99)];
      const lost = ROUNDS * load.count - found.length;
      const figures = [p50.toFixed(2), p99.toFixed(2), (p50 / yardstick).toFixed(1), lost];
      console.log(`| ${load.perSecond} | ${kind} | ${figures.join(" | ")} |`);
    }
  }
}

/** Sends notices at an even pace. Returns the milliseconds that each took. */
async function runRound(
  send: (kind: Kind, id: string) => void,
  kind: Kind,
  { perSecond, count }: (typeof LOADS)[number],
): Promise<number[]> {
  const sentAt = new Map<string, number>();
  const begun = now();
  for (let n = 0; n < count; n += 1) {
    await wait(Math.max(0, begun + (n * 1_000) / perSecond - now()));
    const id = randomUUID();
    sentAt.set(id, now());
    send(kind, id);
  }
  const lags: number[] = [];
  const until = now() + ARRIVE_WITHIN_MS;
  while (lags.length < count && now() < until) {
    await wait(50);
    for (const { id, at } of await collect()) {
      const sent = sentAt.get(id);
      if (sent !== undefined) lags.push(at - sent);
    }
  }
  return lags;
}

async function collect(): Promise<{ id: string; at: number }[]> {
  receiver.send("collect");
  const [arrivals] = await once(receiver, "message");
  return arrivals;
}

function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
