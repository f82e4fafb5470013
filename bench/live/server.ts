/** The process of one server: `server.ts NAME ROOMS VIEWERS`, controlled by messages. */
import { setTimeout as wait } from "node:timers/promises";
import { openPlainSse, openTrpc, openWs } from "./servers/baselines";
import { openHub } from "./servers/hub";
import { type Command, type MemoryResult, monotonicMs, type RunResult } from "./shape";

const OPEN = { hub: openHub, "plain-sse": openPlainSse, ws: openWs, trpc: openTrpc };
const SETTLE_MS = 400;
/**
 * Enough changes to reach a constant cost. A control process that is less warmed up would make its
 * server look cheaper.
 */
const WARM_UP = 3_000;

const [name = "", rooms = "", viewers = ""] = process.argv.slice(2);
const shape = { rooms: Number(rooms), viewers: Number(viewers) };
const server = await OPEN[name as keyof typeof OPEN](shape);
// Warms up, because compiled code stays in memory.
for (let i = 0; i < WARM_UP; i += 1) await server.change(i % shape.rooms, 0);
process.on("message", async (command: Command) => {
  process.send?.(command.kind === "memory" ? memory() : await run(command));
});
process.on("disconnect", async () => {
  await server.close?.();
  process.exit();
});
const { port, handshakes } = server;
process.send?.({ port, handshakes });

/**
 * Makes changes at a steady rate, one room after another, and returns the CPU time this process
 * used. Without `isDelivered` it does the same but does not deliver them.
 */
async function run(command: Command & { kind: "run" }): Promise<RunResult> {
  const { first, changes, perSecond, isDelivered } = command;
  const startedAt: number[] = [];
  const begunAt = monotonicMs();
  const before = process.cpuUsage();
  for (let i = 0; i < changes; i += 1) {
    await wait(Math.max(0, begunAt + (i * 1000) / perSecond - monotonicMs()));
    const deliver = await server.change(i % shape.rooms, first + i);
    startedAt.push(monotonicMs());
    if (isDelivered) deliver();
  }
  await wait(SETTLE_MS);
  return { cpuMs: cpuMsSince(before), startedAt };
}

function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function memory(): MemoryResult {
  for (let i = 0; i < 3; i += 1) globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heapBytes: heapUsed + external, rssBytes: rss };
}
