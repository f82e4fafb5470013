import { setTimeout as wait } from "node:timers/promises";
import { ask, endChild, nextMessage, startChild } from "../child";
import type { MemoryResult, RunResult, Shape } from "../shape";
import type { Arrivals } from "../viewers";
import { computeFigures, type Figures, type Round, table } from "./report";

const NAMES = ["hub", "plain-sse", "ws", "trpc"] as const;
const SHAPES: (Shape & { perSecond: number })[] = [
  { rooms: 20, viewers: 50, perSecond: 50 },
  { rooms: 1, viewers: 1000, perSecond: 2.5 },
];
const ROUND_SECONDS = 4;
const SETTLE_MS = 1_500;

/**
 * Measures the cost of sending a change to every viewer, compared with a plain Node broadcast, `ws`
 * and a tRPC subscription. Servers and viewers run in separate processes, the servers alternate by
 * round, and the medians count.
 *
 * The cost of making a change is subtracted: each server has a control process without viewers that
 * makes the same changes at the same pace and delivers none. A tight loop would understate that
 * cost, because caches stay warm.
 */
export async function measureHub({ rounds }: { rounds: number }): Promise<void> {
  const database = process.env.DATABASE_URL ? "PostgreSQL" : "the embedded database";
  console.log(`The hub alone, on ${database}\n`);
  for (const shape of SHAPES) {
    const all = await measure(shape, rounds);
    console.log(`${shape.rooms} × ${shape.viewers} viewers, ${shape.perSecond} changes/s\n`);
    console.log(`${table(all)}\n`);
  }
}

async function measure(
  shape: Shape & { perSecond: number },
  roundCount: number,
): Promise<Map<string, Figures>> {
  const candidates = await Promise.all(
    NAMES.map(async (name) => ({ name, ...(await startPair(name, shape)), rounds: [] as Round[] })),
  );
  const { perSecond, viewers: inEach } = shape;
  const changes = Math.round(perSecond * ROUND_SECONDS);
  for (let round = 0; round <= roundCount; round += 1) {
    const first = 1 + round * changes;
    for (const { server, control, viewers, rounds } of candidates) {
      const command = { kind: "run", first, changes, perSecond };
      const made = await ask<RunResult>(control, { ...command, isDelivered: false });
      const answer = await ask<RunResult>(server, { ...command, isDelivered: true });
      const arrivals = await ask<Arrivals>(viewers, "collect");
      // The first round warms up.
      if (round === 0) continue;
      rounds.push({ ...answer, undeliveredMs: made.cpuMs, arrivals, first, viewers: inEach });
    }
  }
  for (const { server, control, viewers } of candidates) {
    viewers.disconnect();
    for (const child of [server, control]) await endChild(child);
  }
  return new Map(
    candidates.map(({ name, rounds, memory }) => [name, computeFigures(rounds, memory)] as const),
  );
}

/** Starts a server and its control process, opens all viewers and measures the memory they add. */
async function startPair(name: string, { rooms, viewers: inEach }: Shape) {
  const args = [name, String(rooms), String(inEach)];
  const control = startChild("./server.ts", args);
  await nextMessage(control);
  const server = startChild("./server.ts", args);
  const opened = await nextMessage<{ port: number; handshakes: string[] }>(server);
  await warmUp(opened);
  const before = await ask<MemoryResult>(server, { kind: "memory" });
  const viewers = startChild("./viewers.ts", []);
  await ask(viewers, opened);
  await wait(SETTLE_MS);
  const after = await ask<MemoryResult>(server, { kind: "memory" });
  const count = rooms * inEach;
  const memory = {
    heapBytes: (after.heapBytes - before.heapBytes) / count,
    rssBytes: (after.rssBytes - before.rssBytes) / count,
  };
  return { server, control, viewers, memory };
}

/** Some viewers connect and disconnect first, because compiled code stays in memory. */
async function warmUp({ port, handshakes }: { port: number; handshakes: string[] }): Promise<void> {
  const viewers = startChild("./viewers.ts", []);
  await ask(viewers, { port, handshakes: handshakes.filter((_, i) => i % 10 === 0) });
  await endChild(viewers);
  await wait(SETTLE_MS);
}
