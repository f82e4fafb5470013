/**
 * `npm run bench:soak`: 1,000 viewers of 20 rooms, with the app's own stream in the browser, while
 * people change their seats without a pause and a third of the streams is cut again and again. Every
 * 15 seconds the changes pause, and every screen must show exactly what the database holds. Ends with
 * 1 when a screen does not, when the server closed a stream by itself, or when the server's memory
 * grows. `--minutes N` runs it for longer; with `DATABASE_URL` it runs on PostgreSQL.
 */
import { cpus } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { RoomState } from "@/domain/api/room-state";
import { buildWhenNeeded } from "@/server/process/build.mjs";
import { Client } from "@/tools/prove/site/client";
import { Screen } from "@/tools/prove/site/screen";
import { ROOMS, slugOf } from "../live/app/shape";
import { encodeCookies, SiteTemplate } from "../live/app/site";
import { Changes } from "./changes";
import { FlakyNetwork } from "./flaky-network";
import { computeSlope, type MemorySample } from "./memory-trend";

const CYCLE_MS = 15_000;
const CUT_SHARE = 1 / 3;
/** Longer than the longest wait of a browser before it tries again. */
const SHOWN_WITHIN_MS = 30_000;
const OPEN_WITHIN_MS = 60_000;
/** The first cycles warm up: compiled code and caches stay in memory. */
const WARM_UP_CYCLES = 3;
/** A leak of 100 bytes a delivery would be ten times as much, one of 1 KB a reopened stream twice. */
const MAX_SLOPE_KB = 600;
const MIN_MINUTES = 2;
const MIN_SAMPLES = 3;

const { values: asked } = parseArgs({
  options: { minutes: { type: "string", default: "3" } },
});
const minutes = Number(asked.minutes);
if (!(minutes >= MIN_MINUTES)) {
  console.error(`--minutes must be at least ${MIN_MINUTES}: less shows no trend of the memory.`);
  process.exit(1);
}
const engine = process.env.DATABASE_URL ? "PostgreSQL" : "embedded";
const problems: string[] = [];

await buildWhenNeeded(new AbortController().signal);
const cookies = await encodeCookies();
const template = await SiteTemplate.create(engine, ".");
try {
  await soak();
} finally {
  await template.remove();
}
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);

async function soak(): Promise<void> {
  const site = await template.start({ hasProbe: true });
  const network = await FlakyNetwork.open(site.port);
  const changes = new Changes(site.url, cookies);
  const screens = cookies.map(
    (cookie, n) => new Screen(Client.withCookie(network.url, cookie), slugOf(n)),
  );
  try {
    console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${engine}\n`);
    await waitUntil(() => screens.every((screen) => screen.isCurrent), OPEN_WITHIN_MS);
    await changes.startSessions();
    await runCycles(changes, network, screens, () => site.process.readMemory());
    if (network.closedByServer > 0) {
      problems.push(`The server closed ${network.closedByServer} streams by itself.`);
    }
  } catch (error) {
    problems.push(
      `The soak could not go on: ${error}\nThe server printed:\n${site.process.lastOutput}`,
    );
  } finally {
    for (const screen of screens) screen.close();
    for (const screen of screens) screen.client.close();
    changes.close();
    await network.close();
    await site.process.stop();
  }
}

async function runCycles(
  changes: Changes,
  network: FlakyNetwork,
  screens: Screen[],
  readMemory: () => Promise<NodeJS.MemoryUsage>,
): Promise<void> {
  const begun = performance.now();
  const samples: MemorySample[] = [];
  console.log(
    "| Minutes | changes | streams cut | all screens right after, s | heap MB | buffers MB | RSS MB |",
  );
  console.log("|-|-|-|-|-|-|-|");
  for (let cycle = 0; performance.now() - begun < minutes * 60_000; cycle += 1) {
    changes.resume();
    await wait(CYCLE_MS / 2);
    const cut = network.cut(CUT_SHARE);
    await wait(CYCLE_MS / 2);
    await changes.pause();
    const shownAfter = await expectShown(screens);
    const memory = await readMemory();
    // Frames are buffers, whose bytes are outside the heap.
    const kb = (memory.heapUsed + memory.external) / 1024;
    const sample = { minutes: (performance.now() - begun) / 60_000, kb };
    if (cycle >= WARM_UP_CYCLES) samples.push(sample);
    const cells = [sample.minutes.toFixed(1), changes.made, cut, (shownAfter / 1000).toFixed(1)];
    const mb = [memory.heapUsed, memory.external, memory.rss].map((bytes) =>
      (bytes / 2 ** 20).toFixed(1),
    );
    console.log(`| ${[...cells, ...mb].join(" | ")} |`);
  }
  if (samples.length < MIN_SAMPLES) {
    problems.push("Too few cycles to show a trend of the memory: run it for longer.");
    return;
  }
  const slope = computeSlope(samples);
  console.log(
    `\nThe heap and the buffers grow by ${slope.toFixed(0)} KB a minute (at most ${MAX_SLOPE_KB}).`,
  );
  if (slope > MAX_SLOPE_KB) problems.push("The server's memory grows.");
}

/** Waits until every screen shows what the database holds. Returns the ms it took. */
async function expectShown(screens: Screen[]): Promise<number> {
  const begun = performance.now();
  let wrong = screens;
  let states = new Map<string, RoomState>();
  while (performance.now() - begun < SHOWN_WITHIN_MS) {
    states = await readRooms(screens);
    wrong = wrong.filter((screen) => {
      const state = states.get(screen.slug);
      return !state || !screen.shows(state);
    });
    if (wrong.length === 0) return performance.now() - begun;
    await wait(250);
  }
  const [first] = wrong;
  const state = first && states.get(first.slug);
  problems.push(
    `${wrong.length} screens did not show the database's state` +
      (state ? `; of the first ${first.describeDifference(state)}.` : "."),
  );
  return SHOWN_WITHIN_MS;
}

/** Each room, as one of its members reads it from the database. */
async function readRooms(screens: Screen[]): Promise<Map<string, RoomState>> {
  const states = await Promise.all(
    screens
      .slice(0, ROOMS)
      .map(({ client, slug }) => client.read<RoomState>("room.live", { slug })),
  );
  return new Map(states.map((state) => [state.room, state]));
}

async function waitUntil(isReached: () => boolean, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!isReached()) {
    if (performance.now() > deadline) throw new Error("not every stream could be opened");
    await wait(100);
  }
}
