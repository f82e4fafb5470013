/**
 * `npm run bench:live`: measures the cost of sending a change to every viewer, compared with a plain
 * Node broadcast, `ws` and a tRPC subscription. Servers and viewers run in separate processes, the
 * servers alternate by round, and the medians count.
 *
 * The cost of making a change is subtracted: each server has a control process without viewers that
 * makes the same changes at the same pace and delivers none. A tight loop would understate that
 * cost, because caches stay warm.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { cpus } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { computeFigures, type Figures, type Round, table } from "./report";
import type { MemoryResult, RunResult, Shape } from "./shape";
import type { Arrivals } from "./viewers";

const NAMES = ["hub", "plain-sse", "ws", "trpc"] as const;
const SHAPES: (Shape & { perSecond: number })[] = [
  { rooms: 20, viewers: 50, perSecond: 50 },
  { rooms: 1, viewers: 1000, perSecond: 2.5 },
];
const ROUNDS = 5;
const ROUND_SECONDS = 4;
const SETTLE_MS = 1_500;

const database = process.env.DATABASE_URL ? "PostgreSQL" : "the embedded database";
console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}; hub on ${database}\n`,
);
for (const shape of SHAPES) {
  const all = await measure(shape);
  console.log(`${shape.rooms} × ${shape.viewers} viewers, ${shape.perSecond} changes/s\n`);
  console.log(`${table(all)}\n`);
}

async function measure(shape: Shape & { perSecond: number }): Promise<Map<string, Figures>> {
  const candidates = await Promise.all(
    NAMES.map(async (name) => ({ name, ...(await startPair(name, shape)), rounds: [] as Round[] })),
  );
  const { perSecond, viewers: inEach } = shape;
  const changes = Math.round(perSecond * ROUND_SECONDS);
  for (let round = 0; round <= ROUNDS; round += 1) {
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
    for (const child of [server, control]) {
      child.disconnect();
      await once(child, "exit");
    }
  }
  return new Map(
    candidates.map(({ name, rounds, memory }) => [name, computeFigures(rounds, memory)] as const),
  );
}

/** Starts a server and its control process, opens all viewers and measures the memory they add. */
async function startPair(name: string, { rooms, viewers: inEach }: Shape) {
  const args = [name, String(rooms), String(inEach)];
  const control = start("./server.ts", args);
  await nextMessage(control);
  const server = start("./server.ts", args);
  const opened = await nextMessage<{ port: number; handshakes: string[] }>(server);
  await warmUp(opened);
  const before = await ask<MemoryResult>(server, { kind: "memory" });
  const viewers = start("./viewers.ts", []);
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
  const viewers = start("./viewers.ts", []);
  await ask(viewers, { port, handshakes: handshakes.filter((_, i) => i % 10 === 0) });
  viewers.disconnect();
  await once(viewers, "exit");
  await wait(SETTLE_MS);
}

function start(file: string, args: string[]): ChildProcess {
  const execArgv = ["--expose-gc", "--import", "tsx"];
  return fork(fileURLToPath(new URL(file, import.meta.url)), args, { execArgv });
}

async function ask<Answer>(child: ChildProcess, command: object | string): Promise<Answer> {
  const answer = nextMessage<Answer>(child);
  child.send(command);
  return answer;
}

async function nextMessage<Answer>(child: ChildProcess): Promise<Answer> {
  const ended = new AbortController();
  const end = once(child, "exit", { signal: ended.signal }).then(() => {
    throw new Error(`${child.spawnargs.slice(-3).join(" ")} ended`);
  });
  end.catch(() => {});
  const [answer] = await Promise.race([once(child, "message"), end]);
  ended.abort();
  return answer as Answer;
}
